import { marked } from '../problems/seen-problem.test-kit.ts';
import { projectOf, type Texts } from '../project/project.test-kit.ts';
import type { FileProblem } from '../project/rule.ts';
import { testExtension, testFileOf } from '../project/test-file.ts';
import { momentAt } from '../values/moment.ts';
import { checkFiles } from './check-files.ts';

/** All problems of a project of texts, which is checked in 2026. Tests of rules are among the texts. */
export function checked(texts: Texts): FileProblem[] {
  const isTest = (path: string): boolean => path.endsWith(testExtension);
  const project = projectOf(Object.fromEntries(Object.entries(texts).filter(([path]) => !isTest(path))));
  return checkFiles({
    project,
    moment: momentAt(Date.parse('2026-11-24T09:00:00Z'), project.config.zone),
    hasTest: ({ file }) => texts[testFileOf(file)] !== undefined,
  });
}

/** The places at which a code is reported, by file: the text with «…» around each. */
export function placesOf(code: string, texts: Texts): string[] {
  return checked(texts)
    .filter(({ problem }) => problem.code === code)
    .map(({ text, problem }) => marked(text, problem.span));
}

/** A rule that does something, in a project that is careful otherwise; the text is what stands behind its `---`. */
export function carefulRule(action: string, criteria: string): Texts {
  return {
    'rules/protect.criteria': '---\naction: protect\n---\nin list "VIP"',
    'rules/a.criteria': `---\naction: ${action}\nowner: me\nlimits: { max: 9 }\n---\n${criteria}`,
    'rules/a.test.yaml': '',
  };
}

/** The parts of a careful rule's criteria at which a code is reported. */
export function markedIn(code: string, action: string, criteria: string): string[] {
  return placesOf(code, carefulRule(action, criteria)).map((text) => text.replace(/^---[\s\S]*?---\n/, ''));
}
