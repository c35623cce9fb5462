import type { Span } from '../problems/fix.ts';
import type { Rule } from '../project/rule.ts';

/** Where a rule says what it does. */
export function actionPlace({ document: { frontMatter } }: Rule): Span {
  return frontMatter?.keySpanOf(['action']) ?? { start: 0, end: 0 };
}
