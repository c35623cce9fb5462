/** A node, and the way that led to it: the nodes that wait for it, the outermost first, and itself. */
export interface Visit {
  readonly id: string;
  readonly path: readonly string[];
}

/**
 * Each node after those that it depends on, once. Where nodes depend on each other in a circle, the one that closes it
 * comes first. No recursion, so that a chain may be of any length.
 */
export function* inDependencyOrder(
  ids: Iterable<string>,
  dependenciesOf: (id: string) => readonly string[],
): Generator<Visit> {
  const seen = new Set<string>();
  for (const start of ids) {
    if (seen.has(start)) continue;
    const path = [start];
    const ahead = [dependenciesOf(start).values()];
    seen.add(start);
    for (let top = ahead.at(-1); top !== undefined; top = ahead.at(-1)) {
      const next = top.next();
      if (next.done !== true) {
        if (seen.has(next.value)) continue;
        seen.add(next.value);
        path.push(next.value);
        ahead.push(dependenciesOf(next.value).values());
      } else {
        yield { id: path.at(-1) as string, path: [...path] };
        path.pop();
        ahead.pop();
      }
    }
  }
}
