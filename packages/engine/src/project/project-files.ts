/** A text file of a project; the path is relative to the project, with forward slashes. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A file that could not be read, and why. */
export interface FailedFile {
  readonly path: string;
  readonly failure: string;
  /** Its size, where that is the failure. */
  readonly tooManyBytes?: number;
}

/** The failure of a file that a path or a link leads to from within the project, and that lies elsewhere. */
export const outsideProject = 'it lies outside the project';

export type ProjectFile = TextFile | FailedFile;

export interface RuleFile {
  readonly id: string;
  readonly file: ProjectFile;
  /** The rule pack that it belongs to; rules of a pack name each other without the pack's name. */
  readonly pack?: string;
}

/** A folder of rules that the project extends. */
export interface PackFiles {
  readonly name: string;
  /** As `extends` names it. */
  readonly path: string;
  /** Why the folder could not be read. */
  readonly failure?: string;
  readonly config?: ProjectFile;
  readonly rules: readonly RuleFile[];
  readonly catalogs: readonly ProjectFile[];
  readonly sets: ReadonlyMap<string, ProjectFile>;
}

/** All that a project is made of, read. Whoever has a file system fills it in; the rest of the engine needs none. */
export interface ProjectFiles {
  readonly config?: ProjectFile;
  readonly rules: readonly RuleFile[];
  readonly catalogs: readonly ProjectFile[];
  /** The files of value sets, by the set's name. */
  readonly sets: ReadonlyMap<string, ProjectFile>;
  readonly packs: readonly PackFiles[];
}

export function isFailed(file: ProjectFile): file is FailedFile {
  return 'failure' in file;
}
