import type { ErrorObject, ValidateFunction } from 'ajv';
import { type Document, isMap, isScalar, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { Span } from '../problems/fix.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { schemaProblems } from './schema-problems.ts';
import type { YamlPath, YamlPlaces } from './yaml-places.ts';

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
  const document = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false, version: '1.2' });
  const places = placesIn(document, text, offset);
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos: [start, end] }) =>
      problem('invalid-yaml', { start: start + offset, end: end + offset }, { reason: firstSentence(message) }),
    );
    return { problems, ...places };
  }
  const value: unknown = dataOf(document) ?? {};
  if (validate(value)) return { value: value as T, problems: [], ...places };
  return { problems: schemaProblems(validate.errors as ErrorObject[], places), ...places };
}

function dataOf(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    return undefined; // aliases without end
  }
}

function firstSentence(message: string): string {
  return message.replace(/\s+at line \d+, column \d+[\s\S]*$/, '').replace(/\.$/, '');
}

function placesIn(document: Document.Parsed, text: string, offset: number): YamlPlaces {
  const whole: Span = { start: offset, end: offset + text.trimEnd().length };

  function spanOfNode(node: Node | null | undefined): Span {
    if (node?.range == null) return whole;
    const [start, valueEnd] = node.range;
    const end = start + text.slice(start, valueEnd).trimEnd().length;
    return { start: start + offset, end: Math.max(end, start) + offset };
  }

  function pairAt(path: YamlPath): Pair<Node, Node | null> | undefined {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (!isMap(parent)) return undefined;
    return parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1))) as
      | Pair<Node, Node | null>
      | undefined;
  }

  function spanOf(path: YamlPath): Span {
    if (path.length === 0) return whole;
    const node = document.getIn(path, true) as Node | undefined;
    if (node?.range != null) return spanOfNode(node);
    const pair = pairAt(path);
    return pair === undefined ? spanOf(path.slice(0, -1)) : spanOfNode(pair.key);
  }

  function keySpanOf(path: YamlPath): Span {
    const pair = path.length === 0 ? undefined : pairAt(path);
    return pair === undefined ? spanOf(path) : spanOfNode(pair.key);
  }

  return { spanOf, keySpanOf };
}
