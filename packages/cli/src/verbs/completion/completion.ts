import { exitCodes } from '../../exit-codes.ts';
import { UsageError } from '../../failures.ts';
import { globalOptions, type OptionName, type OptionSpec, options } from '../../options.ts';
import { defineVerb } from '../../verb.ts';
import { choicesOf, type VerbSpec, verbs } from '../../verbs.ts';

const scripts: Readonly<Record<string, () => string>> = { bash, zsh, fish };

export const completionVerb = defineVerb<string>({
  run: async ({ args: [shell = ''] }) => {
    const script = scripts[shell];
    if (script === undefined)
      throw new UsageError(
        `There is no completion for the shell \`${shell}\`.`,
        `There is one for ${Object.keys(scripts).join(', ')}.`,
      );
    return script();
  },
  views: { pretty: (script, output) => output.write(script) },
  exitCode: () => exitCodes.clean,
});

function optionsOf(verb: VerbSpec): { name: OptionName; spec: OptionSpec; choices: readonly string[] | undefined }[] {
  return [...verb.options, ...globalOptions].map((name) => ({
    name,
    spec: options[name],
    choices: choicesOf(name, verb),
  }));
}

function flags(verb: VerbSpec): string {
  return optionsOf(verb)
    .map(({ spec }) => `--${spec.flag}`)
    .join(' ');
}

function bash(): string {
  const cases = verbs.map((verb) => `    ${verb.name}) words="${flags(verb)}" ;;`).join('\n');
  const values = verbs.flatMap((verb) =>
    optionsOf(verb).flatMap(({ spec, choices }) =>
      choices === undefined ? [] : [`    ${verb.name}:--${spec.flag}) words="${choices.join(' ')}" ;;`],
    ),
  );
  return `# bash completion for listwise
_listwise() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" verb="\${COMP_WORDS[1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${verbs.map(({ name }) => name).join(' ')}" -- "$current"))
    return
  fi
  case "$verb:$previous" in
${values.join('\n')}
    *) case "$verb" in
${cases}
    esac ;;
  esac
  if [[ "$current" == -* || -n "$words" && "$previous" == --* ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -F _listwise listwise
`;
}

function zsh(): string {
  const described = verbs.map(({ name, summary }) => `    '${name}:${escaped(summary)}'`).join('\n');
  const cases = verbs
    .map((verb) => {
      const specs = optionsOf(verb).map(({ spec, choices }) => {
        const value =
          spec.value === undefined
            ? ''
            : `:${spec.value}:${choices === undefined ? '_files' : `(${choices.join(' ')})`}`;
        return `      '--${spec.flag}[${escaped(spec.summary)}]${value}'`;
      });
      return `    ${verb.name}) _arguments \\\n${specs.join(' \\\n')} \\\n      '*:file:_files' ;;`;
    })
    .join('\n');
  return `#compdef listwise
_listwise() {
  local -a verbs
  verbs=(
${described}
  )
  if (( CURRENT == 2 )); then
    _describe 'verb' verbs
    return
  fi
  local verb=$words[2]
  shift words
  (( CURRENT-- ))
  case $verb in
${cases}
  esac
}
compdef _listwise listwise
`;
}

function escaped(text: string): string {
  return text.replaceAll("'", '’').replace(/[[\]:]/g, '\\$&');
}

function fish(): string {
  const names = verbs.map(({ name }) => name).join(' ');
  const lines = verbs.flatMap((verb) => [
    `complete -c listwise -n "not __fish_seen_subcommand_from ${names}" -f -a ${verb.name} -d '${verb.summary.replaceAll("'", '’')}'`,
    ...optionsOf(verb).map(({ spec, choices }) => {
      const value = spec.value === undefined ? '' : choices === undefined ? ' -r' : ` -x -a '${choices.join(' ')}'`;
      return `complete -c listwise -n "__fish_seen_subcommand_from ${verb.name}" -l ${spec.flag}${value} -d '${spec.summary.replaceAll("'", '’')}'`;
    }),
  ]);
  return `# fish completion for listwise\n${lines.join('\n')}\n`;
}
