import { type Document, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Span } from '../problems/fix.ts';

export type YamlPath = readonly (string | number)[];

/** Where things stand in a YAML text, as offsets in its file. */
export interface YamlPlaces {
  /** The place of the value at a path, or of the nearest thing around it; of its key where the value is left out. */
  spanOf(path: YamlPath): Span;
  /** The place of the key at a path. */
  keySpanOf(path: YamlPath): Span;
  /** The keys of the mapping at a path, in the order of the text. */
  keysAt(path: YamlPath): readonly string[];
}

/** The last key of a path that is no number in a list: `tags` of `tags[1]`. */
export function nearestKey(path: YamlPath): string | undefined {
  return path.findLast((part): part is string => typeof part === 'string');
}

type Entry = Pair<Node, Node | null>;

/** `offset` is where the text begins in its file. */
export function placesIn(document: Document, text: string, offset: number): YamlPlaces {
  const whole: Span = { start: offset, end: offset + text.trimEnd().length };
  const entriesOf = entryIndex();

  function entryAt(path: YamlPath): Entry | undefined {
    const parent = nodeAt(path.slice(0, -1));
    return isMap(parent) ? entriesOf(parent).get(String(path.at(-1))) : undefined;
  }

  function nodeAt(path: YamlPath): Node | null | undefined {
    let node: Node | null | undefined = document.contents;
    for (const part of path) {
      if (isMap(node)) node = entriesOf(node).get(String(part))?.value;
      else if (isSeq(node)) node = node.items[Number(part)] as Node | undefined;
      else return undefined;
    }
    return node;
  }

  function spanOfNode(node: Node | null | undefined): Span | undefined {
    if (node?.range == null) return undefined;
    const [start, valueEnd] = node.range;
    const length = text.slice(start, valueEnd).trimEnd().length;
    return length === 0 ? undefined : { start: start + offset, end: start + offset + length };
  }

  function spanOf(path: YamlPath): Span {
    if (path.length === 0) return whole;
    return spanOfNode(nodeAt(path)) ?? spanOfNode(entryAt(path)?.key) ?? spanOf(path.slice(0, -1));
  }

  function keySpanOf(path: YamlPath): Span {
    return (path.length === 0 ? undefined : spanOfNode(entryAt(path)?.key)) ?? spanOf(path);
  }

  function keysAt(path: YamlPath): readonly string[] {
    const node = nodeAt(path);
    return isMap(node) ? [...entriesOf(node).keys()] : [];
  }

  return { spanOf, keySpanOf, keysAt };
}

/** A key as the data has it. */
export function keyText(key: unknown): string {
  return isScalar(key) && key.value !== null ? String(key.value) : '';
}

/** Finds entries by key without looking through a long mapping each time. */
function entryIndex(): (map: YAMLMap) => ReadonlyMap<string, Entry> {
  const known = new WeakMap<YAMLMap, ReadonlyMap<string, Entry>>();
  return (map) => {
    const entries = known.get(map) ?? new Map((map.items as Entry[]).map((entry) => [keyText(entry.key), entry]));
    known.set(map, entries);
    return entries;
  };
}
