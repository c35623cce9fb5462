import { grouped } from '../values/grouped.ts';
import { define, quoted } from './define.ts';
import { didYouMean } from './did-you-mean.ts';

/** What is wrong with the text itself, before anything in it is looked up. */
export const syntaxProblems = {
  'not-text': define({
    severity: 'error',
    title: 'The file is not text',
    message: () => 'This file is not UTF-8 text. Save it as UTF-8, or remove it from the rules folder.',
  }),
  'file-too-large': define({
    severity: 'error',
    title: 'The file is too large',
    message: (facts: { bytes: number; limit: number }) =>
      `This file has ${grouped(facts.bytes)} bytes; a criteria file may have ${grouped(facts.limit)}. Move long value lists into a set in listwise.yaml.`,
  }),
  'empty-criteria': define({
    severity: 'error',
    title: 'There is no criteria expression',
    message: () =>
      'This file has no criteria. Write at least one clause, such as `hard_bounce_reason is known`, or `everyone`.',
  }),
  'unknown-character': define({
    severity: 'error',
    title: 'A character that means nothing here',
    message: (facts: { found: string }) =>
      facts.found.startsWith('$')
        ? `${quoted(facts.found)} names no parameter and no set: a name begins with a letter, as in \`$quiet_days\`.`
        : `${quoted(facts.found)} means nothing in a criteria file. Put text in double quotes, or remove it.`,
  }),
  'unclosed-text': define({
    severity: 'error',
    title: 'A quote is not closed',
    message: (facts: { found: string }) => `The text ${quoted(facts.found)} has no closing quote on this line.`,
  }),
  'unclosed-label': define({
    severity: 'error',
    title: 'A backtick is not closed',
    message: (facts: { found: string }) =>
      `The label ${quoted(facts.found.replace(/^`/, ''))} has no closing backtick on this line.`,
  }),
  'misquoted-text': define({
    severity: 'error',
    title: 'Text in the wrong quotes',
    message: (facts: { found: string; literal: string }) =>
      facts.literal.startsWith('`')
        ? `The label of a property stands in backticks: write ${facts.literal}.`
        : `Text stands in straight double quotes: write \`${facts.literal}\`.`,
  }),
  'bad-escape': define({
    severity: 'error',
    title: 'An escape that does not exist',
    message: (facts: { escape: string }) =>
      `${quoted(facts.escape)} is not an escape. Those that exist are \`\\"\`, \`\\\\\`, \`\\n\`, \`\\t\` and \`\\u{…}\`; write a backslash as \`\\\\\`.`,
  }),
  'bad-number': define({
    severity: 'error',
    title: 'Neither a number nor a name',
    message: (facts: { found: string }) =>
      /^\d+[/.]\d+[/.]\d+$/.test(facts.found)
        ? `${quoted(facts.found)} is not a date as dates are written here: year, month and day, \`2026-01-15\`.`
        : `${quoted(facts.found)} is neither a number nor a name. Put quotes around a value, or a space before a unit.`,
  }),
  'foreign-sign': define({
    severity: 'error',
    title: 'A sign from another language',
    message: (facts: { found: string; sign: string }) =>
      `Write ${quoted(facts.sign)} instead of ${quoted(facts.found)}.`,
  }),
  'split-operator': define({
    severity: 'error',
    title: 'A comment inside an operator',
    message: (facts: { words: string }) =>
      `The words of ${quoted(facts.words)} belong together. Move the comment above the clause, or behind it.`,
  }),
  'nested-too-deep': define({
    severity: 'error',
    title: 'Nested too deep',
    message: (facts: { limit: number }) =>
      `Parentheses and \`not\` may nest ${facts.limit} deep. Move a part into a rule of its own and use \`meets\`.`,
  }),
  'expected-clause': define({
    severity: 'error',
    title: 'A clause is missing',
    message: (facts: { found?: string; after?: string; suggestions?: readonly string[] }) =>
      facts.suggestions !== undefined
        ? `A clause does not begin with ${quoted(facts.found ?? '')}.${didYouMean(facts.suggestions)}`
        : `${foundText(facts.found)} where a clause should stand${facts.after === undefined ? '' : `, after ${quoted(facts.after)}`}. A clause names a property and says what holds for it: \`last_click_date is unknown\`.`,
  }),
  'expected-predicate': define({
    severity: 'error',
    title: 'What should hold for the property?',
    message: (facts: { found?: string; property?: string; suggestions: readonly string[] }) =>
      facts.found === undefined
        ? `${facts.property === undefined ? 'The property' : quoted(facts.property)} stands alone. Say what should hold for it, such as \`is known\` or \`= …\`.`
        : `${quoted(facts.found)} is not something that can be said of a property.${
            facts.suggestions.length > 0
              ? didYouMean(facts.suggestions)
              : ' Say for example `is known`, `is any of (…)` or `= …`.'
          }`,
  }),
  'expected-value': define({
    severity: 'error',
    title: 'A value is missing',
    message: (facts: { found?: string; after?: string; list?: string }) =>
      `${foundText(facts.found)} where a value should stand${facts.after === undefined ? '' : `, after ${quoted(facts.after)}`}.${
        facts.list === undefined ? '' : ` For several values write \`${facts.list}\` and the values in parentheses.`
      }`,
  }),
  'expected-list': define({
    severity: 'error',
    title: 'A list of values is missing',
    message: (facts: { found?: string; after?: string }) =>
      `${foundText(facts.found)} where a list should stand${facts.after === undefined ? '' : `, after ${quoted(facts.after)}`}. Write the values in parentheses, \`(A, B)\`, or name a set: \`$name\`.`,
  }),
  'expected-count': define({
    severity: 'error',
    title: 'A whole number is missing',
    message: (facts: { found?: string }) =>
      `${foundText(facts.found)} where a whole number (or a parameter, \`$name\`) should stand.`,
  }),
  'expected-unit': define({
    severity: 'error',
    title: 'A unit is missing',
    message: (facts: { found?: string }) =>
      `${foundText(facts.found)} where a unit should stand: days, weeks, months, quarters or years.`,
  }),
  'expected-direction': define({
    severity: 'error',
    title: 'Ago, or from now?',
    message: (facts: { found?: string }) => `${foundText(facts.found)} where \`ago\` or \`from now\` should stand.`,
  }),
  'expected-rule-id': define({
    severity: 'error',
    title: 'A rule is missing',
    message: (facts: { found?: string }) =>
      `${foundText(facts.found)} where a rule should be named, as its path below the rules folder: \`meets protect/customers\`.`,
  }),
  'expected-list-name': define({
    severity: 'error',
    title: 'A list name is missing',
    message: (facts: { found?: string }) =>
      `${foundText(facts.found)} where the name of a list should stand in quotes: \`in list "Newsletter"\`.`,
  }),
  'expected-relation': define({
    severity: 'error',
    title: 'A related object is missing',
    message: (facts: { found?: string }) =>
      `${foundText(facts.found)} where a related object should be named, as in \`has any deal\`.`,
  }),
  'expected-range': define({
    severity: 'error',
    title: 'The second end of a range is missing',
    message: (facts: { found?: string }) =>
      `${foundText(facts.found)} where \`and\` and the second value should stand.`,
  }),
  'missing-connective': define({
    severity: 'error',
    title: 'Two clauses without `and` or `or`',
    message: (facts: { found: string }) =>
      `Say how ${quoted(facts.found)} goes with the clause before it: put \`and\` or \`or\` between them.`,
  }),
  'unclosed-parenthesis': define({
    severity: 'error',
    title: 'A parenthesis is not closed',
    message: (facts: { found?: string }) => `${foundText(facts.found)} where a closing parenthesis should stand.`,
  }),
  'unopened-parenthesis': define({
    severity: 'error',
    title: 'A parenthesis closes nothing',
    message: () => 'This parenthesis closes nothing. Remove it, or open one before it.',
  }),
  'unexpected-text': define({
    severity: 'error',
    title: 'Text that does not fit',
    message: (facts: { found?: string; missing?: string }) =>
      `${facts.found === undefined ? 'The text ends too early.' : `${quoted(facts.found)} does not fit here.`}${unexpectedAdvice(facts)}`,
  }),
  'too-many-problems': define({
    severity: 'error',
    title: 'Too many problems in one file',
    message: (facts: { shown: number }) =>
      `This file has more problems than the ${facts.shown} that are shown. Mend these first.`,
  }),
};

function unexpectedAdvice({ found, missing }: { found?: string; missing?: string }): string {
  if (missing === ',') return ' Put a comma between two values.';
  if (missing === '(') return ' Put the clauses in parentheses: `where (…)`.';
  if (found === ',') return ' Put `and` or `or` between clauses, and several values in a list: `is any of (A, B)`.';
  return '';
}

function foundText(found: string | undefined): string {
  return found === undefined ? 'The text ends' : `${quoted(found)} stands`;
}
