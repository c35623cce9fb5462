import type { Rule } from '../../../project/rule.ts';
import type { ListType } from './list-lock.ts';

/** The list that a rule declares. */
export type DeclaredList =
  /** A list of its own. */
  | {
      readonly kind: 'own';
      readonly rule: string;
      readonly type: ListType;
      readonly name: string;
      readonly withoutProtected: boolean;
    }
  /** A list that exists, by name or id; members are only ever added. */
  | { readonly kind: 'add to'; readonly rule: string; readonly list: string; readonly withoutProtected: boolean };

/** `undefined` for a rule that keeps no list. A list without a name takes the rule's, or else its id. */
export function declaredList({ id, action, frontMatter }: Rule): DeclaredList | undefined {
  const { list, name = id, disabled } = frontMatter;
  if (action !== 'list' || list === undefined || disabled === true) return undefined;
  if (typeof list === 'string') return { kind: 'own', rule: id, type: list, name, withoutProtected: false };
  const withoutProtected = list.without_protected === true;
  if (list.add_to !== undefined) return { kind: 'add to', rule: id, list: String(list.add_to), withoutProtected };
  return { kind: 'own', rule: id, type: list.type ?? 'static', name: list.name ?? name, withoutProtected };
}
