import type { Page } from './hubspot-api.ts';
import { listOf, object, optional, type Shape, text } from './shape.ts';

export const paging = optional(object({ next: optional(object({ after: text })) }));

/** `results`, and where the next page begins. */
export function pageOf<T>(shape: Shape<T>): Shape<Page<T>> {
  const read = object({ results: listOf(shape), paging });
  return (value, at) => {
    const page = read(value, at);
    const after = page.paging?.next?.after;
    return { results: page.results, ...(after === undefined ? {} : { after }) };
  };
}
