import { longestUrl } from '../transport/request-url.ts';

export interface Asked {
  readonly properties: readonly string[];
  readonly histories: readonly string[];
}

/** What else stands in the URL: the host, the path, the page. */
const reserved = 500;

/** The names that fit into a URL, and the others. */
export function fittingProperties(properties: readonly string[], histories: readonly string[]): [Asked, Asked] {
  let left = longestUrl - reserved;
  const fits = (name: string): boolean => {
    left -= encodeURIComponent(name).length + 1;
    return left >= 0;
  };
  const firstHistories = histories.filter(fits);
  const firstProperties = properties.filter(fits);
  return [
    { properties: firstProperties, histories: firstHistories },
    { properties: properties.slice(firstProperties.length), histories: histories.slice(firstHistories.length) },
  ];
}
