import type { Project } from '../../project/project.ts';
import type { Rule } from '../../project/rule.ts';
import type { Moment } from '../../values/moment.ts';
import { leafClauses } from '../clause.ts';
import { cover } from './cover.ts';
import { joined, withNeighbours } from './draft.ts';
import { recordSpace } from './record-space.ts';
import type { Assignment, SearchSpace, Want } from './solve.ts';
import { wantsOf } from './wants.ts';
import { type WrittenTest, writtenTest } from './written-test.ts';

/** Makes up few records that show every clause of a rule both ways, where it can be. */
export function proposeTest(rule: Rule, project: Project, moment: Moment): WrittenTest {
  const { criteria } = rule;
  if (criteria === undefined) throw new Error(`${rule.id} has no criteria to test`);
  const space = recordSpace([criteria], 'contact', { catalog: project.catalog, moment });
  const wants = wantsOf(criteria, leafClauses(rule));
  const drafts = cover(wants, space).assignments.flatMap((assignment, index) => {
    const readsNeighbours = space.variablesOf({ criteria }).includes('neighbours');
    const apart = readsNeighbours ? atDomainOfItsOwn(assignment, index + 1, wants, space) : assignment;
    return withNeighbours(joined(apart.values()));
  });
  const origin = 'Made up by `listwise new test`: few records that show every clause true and false.';
  return writtenTest(drafts, { rule, project, moment, origin });
}

/** Records of one test are neighbours; they are kept apart where no clause minds. */
function atDomainOfItsOwn(
  assignment: Assignment,
  number: number,
  wants: readonly Want[],
  space: SearchSpace,
): Assignment {
  const email = assignment.get('cell email')?.cells?.get('email');
  if (typeof email !== 'string') return assignment;
  const own = email.replace(/example\.com$/, `${number}.example.com`);
  const apart = new Map([...assignment, ['cell email', { cells: new Map([['email', own]]) }]]);
  const isSame = wants.every((want) => space.answers(want, apart) === space.answers(want, assignment));
  return isSame ? apart : assignment;
}
