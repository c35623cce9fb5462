import fc from 'fast-check';
import { stockholm } from '../../../../semantics/bind.test-kit.ts';
import type { ListSetting } from './list-filters.ts';

export const listSetting: ListSetting = {
  zone: stockholm,
  weekStart: 'monday',
  listId: (name) => (name === 'VIP' ? '7' : undefined),
};

/** Criteria of every kind that a list can say, on the properties of `testCatalog`. */
export const predicates: readonly string[] = [
  ...['is known', 'is unknown'].flatMap((each) =>
    ['title', 'stage', 'score', 'made', 'born'].map((name) => `${name} ${each}`),
  ),
  'flag = true',
  'flag != false',
  'kept = true',
  'kept != true',
  'kept has ever been true',
  'title = "a\\"b\\n"',
  'title is none of ("x", "Å")',
  'title contains "x"',
  'title does not contain any of ("x", "y")',
  'title starts with "x"',
  'title ends with any of ("x", "y")',
  'title has ever been "x"',
  'title has never been "x"',
  'stage = NEW',
  'stage is none of (NEW, Today, "1-5", 7)',
  'stage has never been any of (NEW, OPEN)',
  'owner = 13',
  'basis is exactly (A, "C d")',
  'basis is not exactly (A)',
  'basis contains all of (A, B)',
  'basis does not contain all of (A, B)',
  'score = 0',
  'score != -1.5',
  'not score < 3',
  'score is between 0.5 and 2',
  'score is not between 1 and 2',
  'score is not between 0.5 and 2',
  'score has ever been 3',
  'made is before 2026-03-29',
  'not made is after 2026-03-29',
  'made is on 2026-03-29',
  'made is between 2026-03-29 and today',
  'made is before 2026-03-29T01:30:00Z',
  'not made is on 2026-03-29T01:30:00.500Z',
  'made is more than 3 days ago',
  'not made is more than 3 days ago',
  'made is less than 0 days ago',
  'not made is less than 2 weeks ago',
  'made is more than 3 months from now',
  'not made is more than 3 months from now',
  'made is less than 1 year from now',
  'not made is less than 1 day from now',
  'made is before 2 months from now',
  'made is after 2 months ago',
  'not made is after 2 days ago',
  'not made is before 2 months ago',
  'made is on 2 quarters ago',
  'made is in last quarter',
  'not made is in this week',
  'made is tomorrow',
  'made is before seen_at',
  'made is on seen_at',
  'born is after hired',
  'born is between 2026-01-01 and hired',
  'born is on 2026-03-29',
  'not born is on 2026-03-29',
  'born is less than 3 days ago',
  'born is less than 2 weeks from now',
  'born is more than 1 day ago',
  'born is in next year',
  'born was updated in the last 3 weeks',
  'title was not updated in the last 30 days',
  'in list "VIP"',
  'not in list "VIP"',
  'everyone',
];

/** Joined in any way. */
export const anyCriteria = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...predicates),
    tie('tree').map((inner) => `not (${inner})`),
    fc
      .tuple(tie('tree'), fc.constantFrom('and', 'or'), tie('tree'))
      .map(([left, join, right]) => `(${left}) ${join} (${right})`),
  ),
})).tree;
