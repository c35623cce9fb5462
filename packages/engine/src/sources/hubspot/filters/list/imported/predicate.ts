import type { Catalog } from '../../../../../catalog/catalog.ts';
import { type OperatorId, operatorOf } from '../../../../../catalog/operators.ts';
import type { Property } from '../../../../../catalog/property.ts';
import type { Zone } from '../../../../../values/zone.ts';

/** The property that an operation is about. */
export interface Subject {
  readonly property: Property;
  /** As a rule writes it. */
  readonly name: string;
  readonly catalog: Catalog;
  readonly zone: Zone;
}

/** A predicate, and whether HubSpot's twin of it passes records that have no value. Or why there is none. */
export type Predicate = { readonly text: string; readonly onUnknown: boolean | 'either' } | { readonly reason: string };

export const noEquivalent = { reason: 'criteria have no such operator' } as const;

/** A predicate in the words of the operator table. */
export function predicate(id: OperatorId, operand: string, { name }: Pick<Subject, 'name'>): Predicate {
  const { phrases, negates } = operatorOf(id);
  const isList = operand.startsWith('(');
  const phrase = phrases.find((each) => (each.operand === 'list') === isList) ?? phrases[0];
  const ending = phrase.operand === 'span ago' ? ' ago' : phrase.operand === 'span from now' ? ' from now' : '';
  return { text: `${name} ${phrase.words} ${operand}${ending}`, onUnknown: negates !== undefined };
}
