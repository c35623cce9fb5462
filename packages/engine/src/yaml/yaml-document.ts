import type { ErrorObject, ValidateFunction } from 'ajv';
import { type Document, parseDocument } from 'yaml';
import { type Problem, problem } from '../problems/problem.ts';
import { schemaProblems } from './schema-problems.ts';
import { placesIn, type YamlPlaces } from './yaml-places.ts';
import { yamlTextProblems } from './yaml-text-problems.ts';

/** A YAML text that was checked against a schema, with the place of everything in it. */
export interface YamlDocument<T> extends YamlPlaces {
  /** The data; absent when the text is broken or does not fit the schema. */
  readonly value?: T;
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML and checks it. `offset` is where the YAML begins in its file: all places are offsets in the file.
 * An empty text is an empty mapping.
 */
export function readYaml<T>(text: string, validate: ValidateFunction, offset = 0): YamlDocument<T> {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, version: '1.2' });
  const places = placesIn(document, text, offset);
  const problems = yamlTextProblems(document, text, offset);
  if (problems.length > 0) return { problems, ...places };
  const value = dataOf(document);
  if (value === undefined) {
    const reason = 'its names (`&name`, `*name`) repeat too much';
    return { problems: [problem('invalid-yaml', places.spanOf([]), { reason })], ...places };
  }
  if (validate(value)) return { value: value as T, problems: [], ...places };
  return { problems: schemaProblems(validate.errors as ErrorObject[], places), ...places };
}

/** `undefined` where aliases stand for more than any file needs. */
function dataOf(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 }) ?? {};
  } catch {
    return undefined;
  }
}
