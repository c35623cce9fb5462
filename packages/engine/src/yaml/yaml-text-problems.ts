import { type Document, isAlias, isScalar, type Node, visit, type YAMLError, type YAMLMap } from 'yaml';
import type { Span } from '../problems/fix.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { keyText } from './yaml-places.ts';

/**
 * What is wrong with a text as YAML. Of errors of syntax the first is told: what follows it is most often no more than
 * its consequence.
 */
export function yamlTextProblems(document: Document.Parsed, text: string, offset: number): Problem[] {
  const at = ([start, end]: readonly [number, number, ...unknown[]]): Span => ({
    // The parser tells what is missing at the end at a place behind it.
    start: Math.min(start, text.length) + offset,
    end: Math.min(end, text.length) + offset,
  });
  const [first] = document.errors;
  if (first !== undefined) return [problem('invalid-yaml', at(first.pos), { reason: reasonOf(first) })];
  return faultsIn(document).map(({ node: { range }, reason }) =>
    problem('invalid-yaml', at(range ?? [0, 0]), { reason }),
  );
}

/** The parser's words, but for those that speak to a programmer. */
function reasonOf({ code, message }: YAMLError): string {
  switch (code) {
    case 'MULTIPLE_DOCS':
      return 'a line `---` or `...` ends it, and more stands behind that line';
    case 'RESOURCE_EXHAUSTION':
      return 'it is nested too deep';
    default:
      return message.replace(/\s+at line \d+, column \d+[\s\S]*$/, '').replace(/\.$/, '');
  }
}

interface Fault {
  readonly node: Node;
  readonly reason: string;
}

/** What is well-formed and yet says nothing: a key that is no name or stands twice, `*name` without `&name` before it. */
function faultsIn(document: Document): Fault[] {
  const faults: Fault[] = [];
  const anchors = new Set<string>();
  visit(document, {
    Map: (_, map) => void faults.push(...keyFaults(map)),
    Node: (_, node) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor);
      } else if (!anchors.has(node.source))
        faults.push({ node, reason: `nothing before it is named \`&${node.source}\`` });
    },
  });
  return faults;
}

/** The parser's own check of keys that repeat takes a time that grows with the square of their number. */
function keyFaults({ items }: YAMLMap): Fault[] {
  const taken = new Set<string>();
  const faults: Fault[] = [];
  for (const { key } of items) {
    const node = key as Node;
    if (!isScalar(node)) faults.push({ node, reason: 'a key is a name, not a list or a mapping' });
    else if (taken.has(keyText(node))) faults.push({ node, reason: 'Map keys must be unique' });
    else taken.add(keyText(node));
  }
  return faults;
}
