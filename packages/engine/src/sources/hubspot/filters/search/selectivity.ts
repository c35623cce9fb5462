import { type Condition, known } from './condition.ts';
import { type Group, without } from './group.ts';

/** How few contacts a condition usually leaves: the lower, the fewer. A short list stands before a long one. */
function rankOf(condition: Condition): number {
  if (condition.kind === 'unknown') return 4;
  if (condition.oneOf !== undefined) return 1 - 1 / condition.oneOf.length;
  if (condition.low !== undefined && condition.high !== undefined) return 1;
  if (condition.low !== undefined || condition.high !== undefined) return 2;
  return condition.noneOf === undefined ? 3 : 5;
}

/** The group with the one condition alone that usually leaves the fewest. */
export function bestCondition(group: Group): Group {
  return new Map([...group].sort(([, a], [, b]) => rankOf(a) - rankOf(b)).slice(0, 1));
}

/** The group without the condition that usually leaves the most; of the last one only that there is a value. */
export function weakened(group: Group): Group {
  const [worst] = [...group].sort(([, a], [, b]) => rankOf(b) - rankOf(a));
  if (worst === undefined) return group;
  return group.size === 1 ? new Map([[worst[0], known]]) : without(group, worst[0]);
}
