/** A subset for which the test still holds and from which nothing can be taken; the test holds for all of the items. */
export function smallestSubset<Item>(items: readonly Item[], test: (subset: readonly Item[]) => boolean): Item[] {
  let subset = [...items];
  for (const item of items) {
    const without = subset.filter((each) => each !== item);
    if (test(without)) subset = without;
  }
  return subset;
}
