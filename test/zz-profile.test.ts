import { it } from 'vitest';
import { metRules, predicateCases, sets, settings } from './predicates/cases.ts';
import { edgeData } from './predicates/edge-data.ts';
import { evaluatorAnswers } from './sources/answers.ts';
import { memoryData } from './sources/memory.ts';
import { testProject } from './sources/test-project.ts';
import { worldOf } from './sources/world.ts';

it('profile', async () => {
  const setting = settings[0]!;
  const test = testProject(setting, { rules: metRules, sets });
  const data = edgeData(setting);
  const world = await worldOf(data, test);
  const records = memoryData(data, test.project);
  const cases = predicateCases(setting);
  console.log(cases.length, data.contacts.length);
  const bound = cases.map((text) => test.bind(text));
  let t = Date.now();
  for (const c of bound) world.expected(c);
  console.log('oracle', Date.now() - t);
  t = Date.now();
  for (const c of bound) evaluatorAnswers(c, records, test);
  console.log('evaluator', Date.now() - t);
  t = Date.now();
  for (const c of bound) await world.disagreements(c);
  console.log('all', Date.now() - t);
}, 1e6);
