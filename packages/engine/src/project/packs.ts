import { type Problem, problem } from '../problems/problem.ts';
import { failureProblem } from './failure-problem.ts';
import { configFile, type ParsedConfig, parseConfig } from './project-config.ts';
import { isFailed, type PackFiles, type ProjectFile } from './project-files.ts';
import type { FileProblem } from './rule.ts';

/** A rule pack with its own settings, of which its parameters count. */
export interface Pack {
  readonly files: PackFiles;
  readonly parameters: ParsedConfig['config']['params'];
  readonly problems: readonly FileProblem[];
}

export function readPackSettings(files: PackFiles): Pack {
  const { config } = files;
  if (config === undefined) return { files, parameters: {}, problems: [] };
  if (isFailed(config))
    return { files, parameters: {}, problems: [{ file: config.path, text: '', problem: failureProblem(config) }] };
  const parsed = parseConfig(config.text, undefined);
  // Days are those of the project, so that a pack needs no time zone.
  const told = parsed.problems.filter(({ code }) => code !== 'no-timezone');
  return {
    files,
    parameters: parsed.config.params,
    problems: told.map((found) => ({ file: config.path, text: config.text, problem: found })),
  };
}

/** Packs that cannot be found or told apart, where listwise.yaml names them. */
export function extendsProblems(
  packs: readonly PackFiles[],
  config: ProjectFile | undefined,
  parsed: ParsedConfig | undefined,
): FileProblem[] {
  if (config === undefined || isFailed(config) || parsed === undefined) return [];
  return packs.flatMap((pack, index) => {
    const span = parsed.places.spanOf(['extends', parsed.config.extends.indexOf(pack.path)]);
    const found = packProblem(pack, packs.slice(0, index), span);
    return found === undefined ? [] : [{ file: configFile, text: config.text, problem: found }];
  });
}

function packProblem(
  { name, path, failure }: PackFiles,
  earlier: readonly PackFiles[],
  span: Problem['span'],
): Problem | undefined {
  if (failure !== undefined) return problem('unreadable-file', span, { file: path, reason: failure });
  const other = earlier.find((pack) => pack.name === name);
  return other === undefined ? undefined : problem('duplicate-pack', span, { name, folder: path, other: other.path });
}
