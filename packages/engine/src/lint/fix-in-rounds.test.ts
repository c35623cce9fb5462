import { expect, it } from 'vitest';
import { projectOf } from '../project/project.test-kit.ts';
import { momentAt } from '../values/moment.ts';
import { checkFiles } from './check-files.ts';
import { fixInRounds } from './fix-in-rounds.ts';

function fixed(texts: Readonly<Record<string, string>>): ReturnType<typeof fixInRounds> {
  return fixInRounds((changed) => {
    const project = projectOf({ ...texts, ...Object.fromEntries(changed) });
    return checkFiles({ project, moment: momentAt(0, project.config.zone) });
  });
}

it('applies safe fixes until there are none', () => {
  const text = 'emial is known and emial is known and emial is known # listwise-ignore: never-matches once\n';
  const { changed, applied, remaining } = fixed({ 'rules/a.criteria': text });
  expect(changed).toEqual([{ file: 'rules/a.criteria', before: text, after: 'email is known\n' }]);
  expect(applied.map(({ code }) => code)).toEqual([
    'unknown-property',
    'unknown-property',
    'unknown-property',
    'redundant-clause',
    'redundant-clause',
    'unused-ignore',
  ]);
  expect(remaining).toEqual([]);
});

it('leaves what is not safe', () => {
  const { changed, remaining } = fixed({ 'rules/a.criteria': 'emails_clicked = 0' });
  expect([changed, remaining.map(({ problem }) => problem.code)]).toEqual([[], ['zero-is-not-never']]);
});
