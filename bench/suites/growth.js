import { now } from '../lib/clauses.js';
import { median, runProcess } from '../lib/measure.js';
import { listwise } from '../lib/project.js';
import { projectWithContacts } from '../lib/stores.js';
import { projectRules, twentyRules } from '../lib/twenty-rules.js';

const runs = 5;

/** The time of a plan for each contact, start-up taken off, as contacts become more. */
export async function growth(folder) {
  const sizes = [1, 100_000, 1_000_000, 5_000_000];
  const projects = [];
  for (const size of sizes) projects.push(await projectWithContacts(folder, size, projectRules(twentyRules)));
  const seconds = sizes.map(() => []);
  for (let run = 0; run < runs; run++)
    for (const [index, cwd] of projects.entries())
      seconds[index].push((await runProcess(process.execPath, [listwise, 'plan', '--now', now], { cwd })).seconds);
  const [start, hundredThousand, million, fiveMillion] = seconds.map(median);
  const row = (what, against, subject, reference) => ({
    what,
    against,
    bar: 1.2,
    ratio: subject / reference,
    subject,
    reference,
  });
  return [
    row(
      '`plan` of 20 rules, a contact of 1,000,000',
      'a contact of 100,000, start-up taken off both',
      (million - start) / 10,
      hundredThousand - start,
    ),
    row(
      '`plan` of 20 rules, a contact of 5,000,000',
      'a contact of 1,000,000, start-up taken off both',
      (fiveMillion - start) / 5,
      million - start,
    ),
  ];
}
