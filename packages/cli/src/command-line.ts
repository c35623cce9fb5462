import { Command, CommanderError, Option } from 'commander';
import { UsageError } from './failures.ts';
import { globalOptions, type OptionName, type OptionSpec, options, variableOf } from './options.ts';
import { choicesOf, type VerbSpec, verbs } from './verbs.ts';

/** What was asked for on the command line. */
export type Invocation =
  | { readonly kind: 'verb'; readonly verb: VerbSpec; readonly args: readonly string[]; readonly options: OptionValues }
  /** Text that only has to be printed: help. */
  | { readonly kind: 'text'; readonly text: string };

export type OptionValues = Readonly<Record<string, string | boolean | number | readonly string[] | undefined>>;

/** Reads the command line; mistakes are usage errors with a suggestion. */
export function parseCommandLine(args: readonly string[], environment: NodeJS.ProcessEnv, version: string): Invocation {
  let invocation: Invocation | undefined;
  let text = '';
  const program = new Command('listwise')
    .description('Hygiene rules as code for CRM contact lists.')
    .usage('VERB [ARGUMENTS] [OPTIONS]')
    .helpCommand('help [VERB]', 'Show help for a verb.')
    .addHelpText('after', generalHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (written) => {
        text += written;
      },
      writeErr: () => {},
    })
    .version(version, '--version', 'Print the version.');
  for (const verb of verbs)
    program.addCommand(
      commandOf(verb, (given, values) => {
        invocation = { kind: 'verb', verb, args: given, options: withEnvironment(verb, values, environment) };
      }),
    );
  try {
    program.parse(args.length === 0 ? ['help'] : [...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0 || text !== '') return { kind: 'text', text };
    throw new UsageError(error.message.replace(/^error: /, '').replace(/\n/g, ' '), 'See `listwise help`.');
  }
  return invocation ?? { kind: 'text', text };
}

const generalHelp = `
Start with \`listwise init\`, \`listwise import contacts.csv\` and \`listwise plan\`.
Every option has an environment variable: LISTWISE_SOURCE stands for --source.
Exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 changes (with --exit-code).`;

function commandOf(verb: VerbSpec, act: (args: string[], values: Record<string, unknown>) => void): Command {
  const command = new Command(verb.name).summary(verb.summary).description(verb.summary).showSuggestionAfterError();
  for (const { name, isRequired, repeats, summary } of verb.arguments) {
    const shown = repeats === true ? `${name}...` : name;
    command.argument(isRequired === true ? `<${shown}>` : `[${shown}]`, summary);
  }
  for (const name of [...verb.options, ...globalOptions]) command.addOption(optionOf(name, verb));
  command.addHelpText(
    'after',
    `\nExamples:\n${verb.examples.map(({ command: line, says }) => `  ${line}\n      ${says}`).join('\n')}`,
  );
  command.action((...given: unknown[]) => {
    const args = given
      .slice(0, verb.arguments.length)
      .flat()
      .filter((arg) => arg !== undefined) as string[];
    act(args, command.opts());
  });
  return command;
}

function optionOf(name: OptionName, verb: VerbSpec): Option {
  const spec: OptionSpec = options[name];
  const flag = `${spec.short === undefined ? '' : `-${spec.short}, `}--${spec.flag}`;
  const option = new Option(spec.value === undefined ? flag : `${flag} <${spec.value}>`, spec.summary);
  const choices = choicesOf(name, verb);
  if (choices !== undefined) option.choices(choices);
  if (spec.repeats === true)
    option.argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), value]);
  return option;
}

function withEnvironment(
  verb: VerbSpec,
  values: Record<string, unknown>,
  environment: NodeJS.ProcessEnv,
): OptionValues {
  const result: Record<string, OptionValues[string]> = {};
  for (const name of [...verb.options, ...globalOptions]) {
    const spec: OptionSpec = options[name];
    const given = name === 'noColor' ? (values['color'] === false ? true : undefined) : values[camelCase(spec.flag)];
    const variable = variableOf(spec);
    const value = given ?? (variable === undefined ? undefined : fromVariable(spec, environment[variable]));
    result[name] = typeof value === 'string' ? typed(value, name, verb) : (value as OptionValues[string]);
  }
  return result;
}

function camelCase(flag: string): string {
  return flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function fromVariable(spec: OptionSpec, value: string | undefined): string | boolean | string[] | undefined {
  if (value === undefined || value === '') return undefined;
  if (spec.value === undefined) return !/^(?:0|false|no|off)$/i.test(value);
  return spec.repeats === true ? value.split(/[\n,]/).filter((part) => part !== '') : value;
}

function typed(value: string, name: OptionName, verb: VerbSpec): string | number {
  const spec: OptionSpec = options[name];
  const choices = choicesOf(name, verb);
  if (choices !== undefined && !choices.includes(value))
    throw new UsageError(`--${spec.flag} cannot be \`${value}\`.`, `It can be ${choices.join(', ')}.`);
  if (spec.kind === undefined) return value;
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number))
    throw new UsageError(`--${spec.flag} must be a whole number, not \`${value}\`.`);
  return number;
}
