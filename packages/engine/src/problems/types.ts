import { grouped } from '../values/grouped.ts';
import { alternatives, define, quoted } from './define.ts';
import { didYouMean } from './did-you-mean.ts';

/** Operators and values that do not fit their property. */
export const typeProblems = {
  'wrong-operator': define({
    severity: 'error',
    title: 'An operator that the type of the property does not have',
    message: (facts: { property: string; type: string; operator: string; known: readonly string[] }) =>
      `${quoted(facts.operator)} does not go with ${quoted(facts.property)}, which is ${facts.type}. Use ${alternatives(facts.known.map(quoted))}.`,
  }),
  'no-history-of-computed': define({
    severity: 'error',
    title: 'The history of a property that is worked out',
    message: (facts: { property: string; names: readonly string[] }) =>
      `${quoted(facts.property)} is worked out and has no history of its own.${
        facts.names.length === 0 ? '' : ` Ask for the history of ${alternatives(facts.names.slice(0, 3).map(quoted))}.`
      }`,
  }),
  'wrong-value': define({
    severity: 'error',
    title: 'A value of the wrong kind',
    message: (facts: { found: string; expected: string; property: string }) =>
      `${quoted(facts.found)} does not fit ${quoted(facts.property)}: ${facts.expected} is due here.`,
  }),
  'unquoted-text': define({
    severity: 'error',
    title: 'Text without quotes',
    message: (facts: { found: string; property: string }) =>
      `${quoted(facts.property)} is text, and text stands in quotes: write \`"${facts.found}"\`.`,
  }),
  'quoted-number': define({
    severity: 'error',
    title: 'A number or date in quotes',
    message: (facts: { found: string; property: string; expected: string }) =>
      `${quoted(facts.property)} is ${facts.expected}: write ${quoted(facts.found)} without quotes.`,
  }),
  'unknown-option': define({
    severity: 'error',
    title: 'A value that is not among the options',
    message: (facts: { value: string; property: string; options: readonly string[]; suggestions: readonly string[] }) =>
      `${quoted(facts.value)} is not a value of ${quoted(facts.property)}.${
        didYouMean(facts.suggestions) ||
        (facts.options.length === 0
          ? ''
          : ` It can be ${alternatives(facts.options.slice(0, 12).map(quoted))}${facts.options.length > 12 ? ' and others' : ''}.`)
      }`,
  }),
  'option-label': define({
    severity: 'information',
    title: 'A label instead of the value',
    message: (facts: { label: string; value: string }) =>
      `${quoted(facts.label)} is what the CRM shows; its value is ${quoted(facts.value)}.`,
  }),
  'empty-text': define({
    severity: 'error',
    title: 'Empty text as a value',
    message: (facts: { property: string }) =>
      `Empty text is no value: a property without text is unknown. Write \`${facts.property} is unknown\`.`,
  }),
  'empty-list': define({
    severity: 'error',
    title: 'A list without values',
    message: () => 'This list is empty. It would match everyone or no one; put at least one value in it.',
  }),
  'reversed-range': define({
    severity: 'error',
    title: 'A range whose ends are the wrong way round',
    message: (facts: { from: string; to: string }) =>
      `The range begins at ${quoted(facts.from)} and ends at ${quoted(facts.to)}, which comes before it. Put the smaller one first.`,
  }),
  'number-out-of-range': define({
    severity: 'error',
    title: 'A number that is too large or not whole',
    message: (facts: { found: string; least: number; most: number }) =>
      `${quoted(facts.found)} does not fit here: a whole number from ${grouped(facts.least)} to ${grouped(facts.most)} is due.`,
  }),
  'impossible-date': define({
    severity: 'error',
    title: 'A date that no calendar has',
    message: (facts: { found: string }) => `${quoted(facts.found)} is not a date that exists.`,
  }),
  'time-on-date': define({
    severity: 'error',
    title: 'A time on a property without time',
    message: (facts: { property: string; day: string }) =>
      `${quoted(facts.property)} is a calendar day without a time. Write \`${facts.day}\`.`,
  }),
  'not-a-date-property': define({
    severity: 'error',
    title: 'A comparison with something that is no date',
    message: (facts: { found: string; type: string }) =>
      `${quoted(facts.found)} is ${facts.type}, not a date, so nothing can be before or after it.`,
  }),
  'parameter-type': define({
    severity: 'error',
    title: 'A parameter whose value does not fit',
    message: (facts: { name: string; value: string; expected: string }) =>
      `The parameter \`$${facts.name}\` is ${quoted(facts.value)}, but ${facts.expected} is due here.`,
  }),
};
