import { globalOptions, type OptionName, type OptionSpec, options } from './options.ts';
import { type ArgumentSpec, choicesOf, type VerbSpec, verbs } from './verbs.ts';

const width = 80;

/** The help of the whole command. */
export function generalHelp(): string {
  return `listwise — hygiene rules as code for CRM contact lists

Usage: listwise VERB [ARGUMENTS] [OPTIONS]

Verbs
${entries(verbs.map(({ name, summary }) => [name, summary]))}

Options of every verb
${entries(globalOptions.map((name) => optionEntry(name, undefined)))}

Every option has an environment variable: LISTWISE_SOURCE stands for --source.
Exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 changes (with
--exit-code). \`listwise help VERB\` shows the options and examples of a verb.

Start with \`listwise init\`, \`listwise import contacts.csv\`, \`listwise plan\`.
`;
}

/** The help of one verb. */
export function verbHelp(verb: VerbSpec): string {
  const own = [...verb.options, 'format' as const].map((name) => optionEntry(name, verb));
  const sections = [
    `Usage: listwise ${[verb.name, ...verb.arguments.map(argumentText), '[OPTIONS]'].join(' ')}\n\n${verb.summary}`,
    ...(verb.arguments.length === 0
      ? []
      : [`Arguments\n${entries(verb.arguments.map(({ name, summary }) => [name, summary]))}`]),
    `Options\n${entries(own)}`,
    `Options of every verb\n${entries(globalOptions.filter((name) => name !== 'format').map((name) => optionEntry(name, verb)))}`,
    `Examples\n${verb.examples.map(({ command, says }) => `  ${command}\n      ${says}`).join('\n')}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

function argumentText({ name, isRequired, repeats }: ArgumentSpec): string {
  const shown = repeats === true ? `${name}…` : name;
  return isRequired === true ? shown : `[${shown}]`;
}

function optionEntry(name: OptionName, verb: VerbSpec | undefined): [string, string] {
  const spec: OptionSpec = options[name];
  const flag = `--${spec.flag}${spec.value === undefined ? '' : ` ${spec.value}`}`;
  const choices = verb === undefined ? spec.choices : choicesOf(name, verb);
  const summary = choices === undefined ? spec.summary : `${spec.summary} One of: ${choices.join(', ')}.`;
  return [spec.short === undefined ? flag : `-${spec.short}, ${flag}`, summary];
}

/** Two columns, the second one wrapped. */
function entries(rows: readonly (readonly [string, string])[]): string {
  const left = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows
    .flatMap(([name, text]) =>
      wrapped(text, width - left).map((line, index) =>
        `${(index === 0 ? `  ${name}` : '').padEnd(left)}${line}`.trimEnd(),
      ),
    )
    .join('\n');
}

function wrapped(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
