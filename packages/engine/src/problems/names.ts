import { alternatives, define, quoted } from './define.ts';
import { didYouMean } from './did-you-mean.ts';

/** Names that stand for nothing, or for too much. */
export const nameProblems = {
  'unknown-property': define({
    severity: 'error',
    title: 'A property that does not exist',
    message: (facts: { name: string; object: string; suggestions: readonly string[] }) =>
      `${quoted(facts.name)} is not a ${facts.object} property.${
        didYouMean(facts.suggestions) || ` \`listwise catalog\` lists those that exist.`
      }`,
  }),
  'ambiguous-label': define({
    severity: 'error',
    title: 'A label that several properties share',
    message: (facts: { label: string; names: readonly string[] }) =>
      `Several properties are labelled ${quoted(facts.label)}. Use the name of the one that you mean: ${alternatives(facts.names.map(quoted))}.`,
  }),
  'unknown-rule': define({
    severity: 'error',
    title: 'A rule that does not exist',
    message: (facts: { id: string; suggestions: readonly string[] }) =>
      `There is no rule ${quoted(facts.id)}.${didYouMean(facts.suggestions) || ' A rule is named by its path below the rules folder, without `.criteria`.'}`,
  }),
  'rule-cycle': define({
    severity: 'error',
    title: 'Rules that meet each other in a circle',
    message: (facts: { path: readonly string[] }) =>
      `This rule depends on itself: ${facts.path.map(quoted).join(' meets ')}. Take one of these references out.`,
  }),
  'broken-rule': define({
    severity: 'error',
    title: 'A reference to a rule with errors',
    message: (facts: { id: string }) => `The rule ${quoted(facts.id)} has errors. Mend it first.`,
  }),
  'duplicate-rule': define({
    severity: 'error',
    title: 'Two files with one rule id',
    message: (facts: { id: string; other: string }) =>
      `The rule id ${quoted(facts.id)} is taken by ${facts.other} already. Rename one of the files.`,
  }),
  'bad-rule-id': define({
    severity: 'error',
    title: 'A file name that cannot be a rule id',
    message: (facts: { id: string }) =>
      `${quoted(facts.id)} cannot be a rule id: folders and file names may hold letters, digits, \`_\`, \`.\` and \`-\`. Rename the file.`,
  }),
  'unknown-relation': define({
    severity: 'error',
    title: 'A related object that does not exist',
    message: (facts: { name: string; known: readonly string[]; suggestions: readonly string[] }) =>
      `${quoted(facts.name)} is nothing that a contact has.${didYouMean(facts.suggestions) || ` Known are ${alternatives(facts.known.map(quoted), 'and')}.`}`,
  }),
  'not-inside-where': define({
    severity: 'error',
    title: 'Something that cannot stand inside `where`',
    message: (facts: { what: string; relation: string }) =>
      `Inside \`where\` only properties of the ${facts.relation} may stand, not ${facts.what}.`,
  }),
  'unknown-parameter': define({
    severity: 'error',
    title: 'A parameter or set that does not exist',
    message: (facts: { name: string; suggestions: readonly string[] }) =>
      `\`$${facts.name}\` is neither a parameter nor a set.${
        didYouMean(facts.suggestions) ||
        ' Give it a value under `params:` in the front matter or in listwise.yaml, or declare a set under `sets:`.'
      }`,
  }),
  'parameter-and-set': define({
    severity: 'error',
    title: 'A parameter and a set of one name',
    message: (facts: { name: string }) => `\`$${facts.name}\` is both a parameter and a set. Rename one of them.`,
  }),
  'set-as-value': define({
    severity: 'error',
    title: 'A set where one value is due',
    message: (facts: { name: string; operators: readonly string[] }) =>
      `\`$${facts.name}\` is a set of values; one value is due here. Use it with ${alternatives(facts.operators.map(quoted))}.`,
  }),
  'empty-set': define({
    severity: 'error',
    title: 'A set without values',
    message: (facts: { name: string; file: string }) =>
      `The set \`$${facts.name}\` has no values: ${facts.file} is empty. An empty list would match everyone or no one.`,
  }),
  'missing-set': define({
    severity: 'error',
    title: 'The file of a set cannot be read',
    message: (facts: { name: string; file: string; reason: string }) =>
      `The set \`$${facts.name}\` cannot be read from ${facts.file}: ${facts.reason}.`,
  }),
};
