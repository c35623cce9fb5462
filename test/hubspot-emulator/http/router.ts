import type { Route } from './call.ts';

interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly version: string;
}

interface Pattern {
  readonly expression: RegExp;
  readonly names: readonly string[];
  readonly route: Route;
}

/** Finds the route of a request. Literal paths come before those with parameters. */
export function router(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const patterns = new Map<string, Pattern[]>();
  for (const route of routes)
    for (const path of route.paths) {
      const pattern = compile(path, route);
      patterns.set(route.method, [...(patterns.get(route.method) ?? []), pattern]);
    }
  for (const list of patterns.values()) list.sort((a, b) => a.names.length - b.names.length);
  return (method, path) => {
    const trimmed = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
    for (const { expression, names, route } of patterns.get(method) ?? []) {
      const found = expression.exec(trimmed);
      if (!found) continue;
      const params = Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]));
      return { route, params, version: /\/(\d{4}-\d\d|v\d)(?:\/|$)/.exec(path)?.[1] ?? 'v1' };
    }
    return undefined;
  };
}

function compile(path: string, route: Route): Pattern {
  const names: string[] = [];
  const source = path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  return { expression: new RegExp(`^${source}$`), names, route };
}
