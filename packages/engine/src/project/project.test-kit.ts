import { marked, type SeenProblem } from '../problems/seen-problem.test-kit.ts';
import { createProject, type Project, type ProjectOptions } from './project.ts';
import { parseConfig } from './project-config.ts';
import type { PackFiles, ProjectFile, ProjectFiles, RuleFile } from './project-files.ts';

/** Texts by path, as a project has them; a text that is an error message is a file that cannot be read. */
export type Texts = Readonly<Record<string, string | Error>>;

/**
 * A project of texts: `listwise.yaml`, `rules/**.criteria`, `catalog/**.yaml`, `sets/NAME.txt`. Packs are folders of the
 * same kind below `packs/NAME/`.
 */
export function projectOf(texts: Texts, options: ProjectOptions & { readonly profile?: string } = {}): Project {
  const config = texts['listwise.yaml'];
  const parsed = typeof config === 'string' ? parseConfig(config, options.profile) : undefined;
  const packNames = new Set(Object.keys(texts).flatMap((path) => /^packs\/([^/]+)\//.exec(path)?.[1] ?? []));
  const files: ProjectFiles = {
    ...partsIn(texts, '', undefined),
    packs: [...packNames].map(
      (name): PackFiles => ({ name, path: `packs/${name}`, ...partsIn(texts, `packs/${name}/`, name) }),
    ),
  };
  return createProject(files, parsed, options);
}

function partsIn(texts: Texts, folder: string, pack: string | undefined): Omit<ProjectFiles, 'packs'> {
  const own = Object.entries(texts).filter(
    ([path]) => path.startsWith(folder) && (folder !== '' || !/^packs\//.test(path)),
  );
  const within = (part: string): [string, ProjectFile][] =>
    own
      .filter(([path]) => path.startsWith(`${folder}${part}/`))
      .map(([path, text]) => [path.slice(folder.length + part.length + 1).replace(/\.\w+$/, ''), fileOf(path, text)]);
  const config = own.find(([path]) => path === `${folder}listwise.yaml`);
  return {
    ...(config === undefined ? {} : { config: fileOf(...config) }),
    rules: within('rules').map(
      ([id, file]): RuleFile => (pack === undefined ? { id, file } : { id: `${pack}/${id}`, file, pack }),
    ),
    catalogs: within('catalog').map(([, file]) => file),
    sets: new Map(within('sets')),
  };
}

function fileOf(path: string, text: string | Error): ProjectFile {
  return typeof text === 'string' ? { path, text } : { path, failure: text.message };
}

/** The problems of a project, with the file of each. */
export function problemsOf(project: Project): (SeenProblem & { readonly file: string })[] {
  return project.problems
    .filter(({ problem }) => problem.code !== 'no-timezone')
    .map(({ file, text, problem }) => ({
      file,
      code: problem.code,
      at: marked(text, problem.span),
      facts: problem.facts,
    }));
}
