import { define, quoted } from './define.ts';
import { didYouMean } from './did-you-mean.ts';

/** What is wrong with YAML: front matter, listwise.yaml, catalogue files, rule tests. */
export const fileProblems = {
  'front-matter-unclosed': define({
    severity: 'error',
    title: 'The front matter is not closed',
    message: () => 'The front matter that begins here with `---` needs a second line `---` to end it.',
  }),
  'front-matter-not-first': define({
    severity: 'error',
    title: 'The front matter does not stand first',
    message: () =>
      'Front matter begins on the first line of its file. Move what stands before it to behind this `---`.',
  }),
  'invalid-yaml': define({
    severity: 'error',
    title: 'The YAML is broken',
    message: (facts: { reason: string }) => `This is not valid YAML: ${facts.reason}.`,
  }),
  'unknown-key': define({
    severity: 'error',
    title: 'A key that does not exist',
    message: (facts: { key: string; known: readonly string[]; suggestions: readonly string[] }) =>
      `${quoted(facts.key)} is not a key here.${
        didYouMean(facts.suggestions) ||
        (facts.known.length === 0 ? '' : ` Known are ${facts.known.map((key) => `\`${key}\``).join(', ')}.`)
      }`,
  }),
  'missing-key': define({
    severity: 'error',
    title: 'A key is missing',
    message: (facts: { key: string; within: string }) => `${quoted(facts.key)} is missing in ${facts.within}.`,
  }),
  'invalid-value': define({
    severity: 'error',
    title: 'A value that does not fit its key',
    message: (facts: { key: string; expected: string; found?: string }) =>
      `${quoted(facts.key)} should be ${facts.expected}${facts.found === undefined ? '' : `, not ${quoted(facts.found)}`}.`,
  }),
};
