import type { Span } from '../problems/fix.ts';

export type YamlPath = readonly (string | number)[];

/** Where things stand in a YAML text, as offsets in its file. */
export interface YamlPlaces {
  /** The place of the value at a path, or of the nearest thing around it. */
  spanOf(path: YamlPath): Span;
  /** The place of the key at a path. */
  keySpanOf(path: YamlPath): Span;
}
