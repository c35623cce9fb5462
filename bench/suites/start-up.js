import { join } from 'node:path';
import { compare, runProcess } from '../lib/measure.js';
import { listwise, manyRules, writeProject } from '../lib/project.js';

/** How long the command takes to start, in Node start-ups. */
export async function startUp(folder) {
  const node = () => runProcess(process.execPath, ['-e', '0']);
  const project = writeProject(join(folder, 'hundred-rules'), manyRules(100));
  const version = await compare(() => runProcess(process.execPath, [listwise, 'version']), node, { runs: 15 });
  const check = await compare(() => runProcess(process.execPath, [listwise, 'check'], { cwd: project }), node, {
    runs: 15,
  });
  return [
    { what: '`listwise version`', against: '`node -e 0`', bar: 2.0, ...version },
    { what: '`listwise check`, 100 rule files', against: '`node -e 0`', bar: 4.0, ...check },
  ];
}
