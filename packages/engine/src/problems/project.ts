import { alternatives, define, quoted } from './define.ts';
import { didYouMean } from './did-you-mean.ts';

/** What is wrong with a project: listwise.yaml, its files, and what front matter asks for. */
export const projectProblems = {
  'unknown-timezone': define({
    severity: 'error',
    title: 'A time zone that does not exist',
    message: (facts: { found: string }) =>
      `${quoted(facts.found)} is not a time zone. Use a name such as \`Europe/Stockholm\` or \`America/New_York\`.`,
  }),
  'no-timezone': define({
    severity: 'warning',
    title: 'No time zone is set',
    message: () => 'No `timezone` is set, so days begin and end at midnight UTC. Set the one of your CRM account.',
  }),
  'unknown-source': define({
    severity: 'error',
    title: 'A source that is not declared',
    message: (facts: { name: string; known: readonly string[]; suggestions: readonly string[] }) =>
      `There is no source ${quoted(facts.name)}.${didYouMean(facts.suggestions) || ` Declared are ${alternatives(facts.known.map(quoted), 'and')}.`}`,
  }),
  'unknown-profile': define({
    severity: 'error',
    title: 'A profile that is not declared',
    message: (facts: { name: string; known: readonly string[] }) =>
      `There is no profile ${quoted(facts.name)}.${facts.known.length === 0 ? ' listwise.yaml declares none.' : ` Declared are ${alternatives(facts.known.map(quoted), 'and')}.`}`,
  }),
  'variable-not-allowed': define({
    severity: 'error',
    title: 'An environment variable where none may stand',
    message: (facts: { key: string }) =>
      `\`\${…}\` may stand in a source's \`token\` and \`path\` only, not in ${quoted(facts.key)}.`,
  }),
  'token-in-file': define({
    severity: 'error',
    title: 'A secret in a file',
    message: () =>
      'A token does not belong in a file of the repository. Put it into an environment variable and write `${HUBSPOT_TOKEN}`.',
  }),
  'path-outside': define({
    severity: 'error',
    title: 'A path that leaves the project',
    message: (facts: { path: string }) =>
      `${quoted(facts.path)} lies outside the project. Only a source may, and then its path comes from an environment variable.`,
  }),
  'forbidden-host': define({
    severity: 'error',
    title: 'A host that is not HubSpot',
    message: (facts: { host: string }) =>
      `${quoted(facts.host)} is not a HubSpot API host. Any other host must be allowed in the environment: LISTWISE_ALLOW_HOST=${facts.host}.`,
  }),
  'unreadable-file': define({
    severity: 'error',
    title: 'A file that cannot be read',
    message: (facts: { file?: string; reason: string }) =>
      `${facts.file === undefined ? 'This file' : quoted(facts.file)} cannot be read: ${facts.reason}.`,
  }),
  'duplicate-pack': define({
    severity: 'error',
    title: 'Two packs with one name',
    message: (facts: { name: string; folder: string; other: string }) =>
      `The packs ${quoted(facts.other)} and ${quoted(facts.folder)} are both named ${quoted(facts.name)}, so that their rules cannot be told apart. Rename one of the folders.`,
  }),
  'duplicate-property': define({
    severity: 'error',
    title: 'A name that two properties want',
    message: (facts: { name: string; other: string }) =>
      `${quoted(facts.name)} is taken by the property ${quoted(facts.other)} already. Choose another.`,
  }),
  'duplicate-option': define({
    severity: 'error',
    title: 'An option that stands twice',
    message: (facts: { value: string; property: string }) =>
      `${quoted(facts.value)} stands twice among the options of ${quoted(facts.property)}. Take one of them out.`,
  }),
  'missing-options': define({
    severity: 'error',
    title: 'An enumeration without options',
    message: (facts: { name: string }) =>
      `${quoted(facts.name)} is a choice but lists no options. Add \`options:\`, or \`open: true\` where any value may stand.`,
  }),
  'key-without-action': define({
    severity: 'error',
    title: 'A key that its action does not use',
    message: (facts: { key: string; action: string; needed: string }) =>
      `${quoted(facts.key)} is used by \`action: ${facts.needed}\`, but the action of this rule is ${quoted(facts.action)}.`,
  }),
  'action-without-key': define({
    severity: 'error',
    title: 'An action that lacks what it needs',
    message: (facts: { action: string; key: string; example: string }) =>
      `\`action: ${facts.action}\` needs ${quoted(facts.key)}, such as \`${facts.example}\`.`,
  }),
  'read-only-property': define({
    severity: 'error',
    title: 'A property that cannot be set',
    message: (facts: { name: string }) =>
      `${quoted(facts.name)} cannot be written through the CRM's API. Set a property of your own and let a workflow act on it, or keep a static list.`,
  }),
};
