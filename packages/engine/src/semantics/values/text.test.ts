import { describe, expect, it } from 'vitest';
import { afterFix, withoutMarks } from '../../problems/seen-problem.test-kit.ts';
import { bindingProblems, bound, boundOperand, firstProblem } from '../bind.test-kit.ts';

const parameters = { word: 'x', nothing: '', number: 5, flag: true, day: '2026-01-15' };

describe('text', () => {
  it.each([
    ['title = "Bo"', 'Bo'],
    ['title = " "', ' '],
    ['title contains "a\\"b"', 'a"b'],
    ['title starts with $word', 'x'],
    ['title = $day', '2026-01-15'],
    ['title has ever been "x"', 'x'],
  ])('%s', (text, value) => {
    expect(boundOperand(text, { parameters })).toEqual({ kind: 'texts', values: [value] });
  });

  it.each([
    ['title = «bo»', 'bo', 'title = "bo"'],
    ['title contains «5»', '5', 'title contains "5"'],
    ['title = «2026-01-15»', '2026-01-15', 'title = "2026-01-15"'],
    ['title = «true»', 'true', 'title = "true"'],
    ['title = «True»', 'True', 'title = "True"'],
    ['title = «Today»', 'Today', 'title = "Today"'],
    ['title = «3 days ago»', '3 days ago', 'title = "3 days ago"'],
    ['title is any of ("a", «b»)', 'b', 'title is any of ("a", "b")'],
  ])('stands in quotes: %s', (at, found, after) => {
    const text = withoutMarks(at);
    expect(bindingProblems(text)).toEqual([{ code: 'unquoted-text', at, facts: { found, property: 'title' } }]);
    expect(afterFix(text, firstProblem(text))).toBe(after);
  });

  it.each([
    ['title = «""»', 'empty-text', { property: 'title' }],
    ['title != «""»', 'empty-text', { property: 'title' }],
    ['title contains «$nothing»', 'empty-text', { property: 'title' }],
    ['title = «$number»', 'parameter-type', { name: 'number', value: '5', expected: 'text' }],
    ['title = «$flag»', 'parameter-type', { name: 'flag', value: 'true', expected: 'text' }],
    ['title = «$words»', 'unknown-parameter', { name: 'words', suggestions: ['$word'] }],
  ])('%s is %s', (at, code, facts) => {
    expect(bindingProblems(withoutMarks(at), { parameters })).toEqual([{ code, at, facts }]);
  });

  it.each([
    'title is knwon',
    'title is not empty',
    'title is blank',
    'title is null',
    'title = null',
    'title is unkown',
  ])('that was an operator or nothing at all is not put into quotes behind the author: %s', (text) => {
    expect(bound(text).problems.map(({ severity, fix }) => [severity, fix?.safe === true])).toEqual([['error', false]]);
  });
});
