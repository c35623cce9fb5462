import { engine, projectOf } from '../lib/engine.js';
import { secondsOf } from '../lib/measure.js';
import { manyRules } from '../lib/project.js';

/** What the language costs in one thread of this process, once it is warm. */
export async function language(folder) {
  const listwise = await engine(folder);
  const rules = manyRules(1000);
  const all = () => {
    const project = projectOf(listwise, rules);
    const formatted = project.rules.map(({ document }) => listwise.formatDocument(document));
    if (project.problems.some(({ problem }) => problem.severity === 'error')) throw new Error('a rule has errors');
    return formatted;
  };
  return [
    {
      what: 'parse, bind, check and format 1,000 rule files, warm, one thread',
      unit: 's',
      atMost: 1,
      value: secondsOf(all, { runs: 5, warmUp: 2 }),
    },
  ];
}
