import type { IToken } from 'chevrotain';
import type { Span } from '../problems/fix.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { Break } from './clause-recovery.ts';
import { spanOf } from './grammar-nodes.ts';
import * as t from './tokens.ts';

/** What a break means, in the words of someone who edits lists. */
export function syntaxProblem(
  { productions }: Break,
  index: number,
  tokens: readonly IToken[],
  deepestNesting: number,
): Problem {
  const token = tokens[index];
  const previous = tokens[index - 1];
  // At the end of the text the last token shows where it breaks off.
  const span = spanOfToken(token ?? previous);
  const found = token?.image;
  const after = previous?.image;
  const production = productions.at(-1);

  switch (production) {
    case 'nested too deep':
      return problem('nested-too-deep', span, { limit: deepestNesting });
    case 'missing connective':
      return problem('missing-connective', span, { found: found ?? '' });
    case 'unclosed group':
      return problem('unclosed-parenthesis', span, {});
    case 'unopened':
      return problem('unopened-parenthesis', span, {});
    case 'predicate':
      return expectedPredicate(token, previous, span);
    case 'primary':
    case 'negation':
    case 'property':
      return expectedClause(token, previous, span);
    case 'value':
    case 'numberOrRelativeDate':
    case 'text':
      return productions.includes('listMembership')
        ? problem('expected-list-name', span, facts({ found }))
        : problem('expected-value', span, facts({ found, after, list: listPhrase(previous, token) }));
    case 'list':
      return problem('expected-list', span, facts({ found, after }));
    case 'valueList':
      return insideList(token, previous, span);
    case 'count':
    case 'number':
      return problem('expected-count', span, facts({ found }));
    case 'unit':
      return problem('expected-unit', span, facts({ found }));
    case 'direction':
      return problem('expected-direction', span, facts({ found }));
    case 'range':
      return problem('expected-range', span, facts({ found }));
    case 'ruleReference':
      return problem('expected-rule-id', span, facts({ found }));
    case 'relation':
      return problem('expected-relation', span, facts({ found }));
    case 'group':
      return problem('unexpected-text', span, facts({ found, missing: '(' }));
    default:
      return problem('unexpected-text', span, facts({ found }));
  }
}

function expectedClause(token: IToken | undefined, previous: IToken | undefined, span: Span): Problem {
  const found = token?.image;
  return problem('expected-clause', span, facts({ found, after: previous?.image }));
}

function expectedPredicate(token: IToken | undefined, property: IToken | undefined, span: Span): Problem {
  const endsClause = [t.And, t.Or, t.CloseParenthesis].some((end) => end === token?.tokenType);
  if (token !== undefined && !endsClause)
    return problem('expected-predicate', span, { found: token.image, suggestions: [] });
  return problem('expected-predicate', spanOfToken(property), {
    ...facts({ property: property?.image }),
    suggestions: [],
  });
}

function insideList(token: IToken | undefined, previous: IToken | undefined, span: Span): Problem {
  if (token === undefined) return problem('unclosed-parenthesis', span, {});
  const isAtValue = previous?.tokenType === t.OpenParenthesis || previous?.tokenType === t.Comma;
  if (isAtValue) return problem('expected-value', span, { found: token.image, after: previous.image });
  if (token.tokenType === t.And || token.tokenType === t.Or)
    return problem('unclosed-parenthesis', span, { found: token.image });
  return problem('unexpected-text', span, { found: token.image, missing: ',' });
}

/** `contains ("a", "b")`: the phrase that takes several values. */
function listPhrase(words: IToken | undefined, found: IToken | undefined): string | undefined {
  if (words === undefined || found?.tokenType !== t.OpenParenthesis) return undefined;
  const phrase = words.tokenType.name === '=' ? 'is any of' : `${words.tokenType.name} any of`;
  return t.operatorTokenOf.has(phrase) ? phrase : undefined;
}

function spanOfToken(token: IToken | undefined): Span {
  return token === undefined ? { start: 0, end: 0 } : spanOf(token);
}

function facts<F extends Record<string, string | undefined>>(all: F): { [K in keyof F]?: string } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
    [K in keyof F]?: string;
  };
}
