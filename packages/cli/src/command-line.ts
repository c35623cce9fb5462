import { parseArgs } from 'node:util';
import { UsageError } from './failures.ts';
import { generalHelp, verbHelp } from './help.ts';
import { globalOptions, type OptionName, type OptionSpec, options, variableOf } from './options.ts';
import { suggestionHint } from './suggestion-hint.ts';
import { choicesOf, type VerbSpec, verbs } from './verbs.ts';

/** What was asked for on the command line. */
export type Invocation =
  | { readonly kind: 'verb'; readonly verb: VerbSpec; readonly args: readonly string[]; readonly options: OptionValues }
  /** Text that only has to be printed: help. */
  | { readonly kind: 'help'; readonly text: string };

export type OptionValues = Readonly<Record<string, string | boolean | number | readonly string[] | undefined>>;

/** Reads the command line; mistakes are usage errors with a suggestion. */
export function parseCommandLine(args: readonly string[], environment: NodeJS.ProcessEnv): Invocation {
  const given = readTokens(args);
  const [name, ...rest] = given.positionals;
  if (name === undefined && given.flags.has('version'))
    return invocationOf(verbNamed('version'), [], new Map(), environment);
  if (name === undefined || (name === 'help' && rest.length === 0)) return { kind: 'help', text: generalHelp() };
  if (name === 'help') return { kind: 'help', text: verbHelp(verbNamed(rest[0] as string)) };
  const verb = verbNamed(name);
  if (given.flags.has('help')) return { kind: 'help', text: verbHelp(verb) };
  return invocationOf(verb, rest, given.flags, environment);
}

/** Values of a flag as they were given, in their order; a switch has none. */
type Flags = ReadonlyMap<string, readonly (string | undefined)[]>;

function readTokens(args: readonly string[]): { positionals: readonly string[]; flags: Flags } {
  const specs: OptionSpec[] = Object.values(options);
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
      ...Object.fromEntries(
        specs.map(({ flag, value, short }) => [
          flag,
          {
            type: value === undefined ? ('boolean' as const) : ('string' as const),
            ...(short === undefined ? {} : { short }),
          },
        ]),
      ),
    },
  });
  const positionals: string[] = [];
  const flags = new Map<string, (string | undefined)[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') flags.set(token.name, [...(flags.get(token.name) ?? []), token.value]);
  }
  return { positionals, flags };
}

function verbNamed(name: string): VerbSpec {
  const verb = verbs.find((candidate) => candidate.name === name);
  if (verb !== undefined) return verb;
  const names = verbs.map((candidate) => candidate.name);
  throw new UsageError(`There is no verb \`${name}\`.`, suggestionHint(name, names, 'See `listwise help`.'));
}

function invocationOf(
  verb: VerbSpec,
  args: readonly string[],
  flags: Flags,
  environment: NodeJS.ProcessEnv,
): Invocation {
  const allowed: readonly OptionName[] = [...verb.options, ...globalOptions];
  requireKnown(verb, allowed, flags);
  requireArguments(verb, args);
  const values: Record<string, OptionValues[string]> = {};
  for (const name of allowed) values[name] = flagValue(name, verb, flags) ?? variableValue(name, verb, environment);
  return { kind: 'verb', verb, args, options: values };
}

function requireKnown(verb: VerbSpec, allowed: readonly OptionName[], flags: Flags): void {
  const known: string[] = allowed.map((name) => options[name].flag);
  for (const flag of flags.keys()) {
    if (flag === 'help' || flag === 'version' || known.includes(flag)) continue;
    const hint = suggestionHint(flag, known, `See \`listwise ${verb.name} --help\`.`).replace('`', '`--');
    throw new UsageError(`\`listwise ${verb.name}\` has no option ${flag.length === 1 ? '-' : '--'}${flag}.`, hint);
  }
}

function requireArguments(verb: VerbSpec, args: readonly string[]): void {
  const missing = verb.arguments.find(({ isRequired }, index) => isRequired === true && args[index] === undefined);
  const usage = `See \`listwise ${verb.name} --help\`.`;
  if (missing !== undefined)
    throw new UsageError(`\`listwise ${verb.name}\` needs ${missing.name}: ${missing.summary}`, usage);
  const takesMore = verb.arguments.some(({ repeats }) => repeats === true);
  const surplus = args[verb.arguments.length];
  if (surplus !== undefined && !takesMore)
    throw new UsageError(`\`listwise ${verb.name}\` does not take \`${surplus}\`.`, usage);
}

function flagValue(name: OptionName, verb: VerbSpec, flags: Flags): OptionValues[string] {
  const spec: OptionSpec = options[name];
  const given = flags.get(spec.flag);
  if (given === undefined) return undefined;
  if (spec.value === undefined) return true;
  const texts = given.map((text) => {
    if (text === undefined) throw new UsageError(`--${spec.flag} needs a value: --${spec.flag} ${spec.value}.`);
    return text;
  });
  return spec.repeats === true ? texts : typed(texts.at(-1) as string, name, verb);
}

function variableValue(name: OptionName, verb: VerbSpec, environment: NodeJS.ProcessEnv): OptionValues[string] {
  const spec: OptionSpec = options[name];
  const variable = variableOf(spec);
  const text = variable === undefined ? undefined : environment[variable];
  if (text === undefined || text === '') return undefined;
  if (spec.value === undefined) return !/^(?:0|false|no|off)$/i.test(text);
  return spec.repeats === true ? text.split(/[\n,]/).filter((part) => part !== '') : typed(text, name, verb);
}

function typed(text: string, name: OptionName, verb: VerbSpec): string | number {
  const spec: OptionSpec = options[name];
  const choices = choicesOf(name, verb);
  if (choices !== undefined && !choices.includes(text))
    throw new UsageError(`--${spec.flag} cannot be \`${text}\`.`, `It can be ${choices.join(', ')}.`);
  if (spec.kind === undefined) return text;
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`--${spec.flag} must be a whole number, not \`${text}\`.`);
  return Number(text);
}
