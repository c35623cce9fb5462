/**
 * Does the work once for each item, however often items share it: rules that meet rules, level upon level, would take
 * twice as long with each level. The work gets what does it, to ask for the parts of its item.
 */
export function onceEach<Item extends object, Result>(
  work: (item: Item, ofPart: (part: Item) => Result) => Result,
): (item: Item) => Result {
  const known = new WeakMap<Item, Result>();
  const once = (item: Item): Result => {
    const result = known.get(item);
    if (result !== undefined) return result;
    const made = work(item, once);
    known.set(item, made);
    return made;
  };
  return once;
}
