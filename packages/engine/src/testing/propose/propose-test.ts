import type { Project } from '../../project/project.ts';
import type { Rule } from '../../project/rule.ts';
import type { Moment } from '../../values/moment.ts';
import { leafClauses } from '../clause.ts';
import { cover } from './cover.ts';
import { joined, withNeighbours } from './draft.ts';
import { recordSpace } from './record-space.ts';
import { wantsOf } from './wants.ts';
import { type WrittenTest, writtenTest } from './written-test.ts';

/** Makes up few records that show every clause of a rule both ways, where it can be. */
export function proposeTest(rule: Rule, project: Project, moment: Moment): WrittenTest {
  const { criteria } = rule;
  if (criteria === undefined) throw new Error(`${rule.id} has no criteria to test`);
  const space = recordSpace([criteria], 'contact', { catalog: project.catalog, moment });
  const { assignments } = cover(wantsOf(criteria, leafClauses(rule)), space);
  const drafts = assignments.flatMap((assignment) => withNeighbours(joined(assignment.values())));
  return writtenTest(drafts, {
    rule,
    project,
    moment,
    origin: 'Made up by `listwise new test`: few records that show every clause true and false.',
  });
}
