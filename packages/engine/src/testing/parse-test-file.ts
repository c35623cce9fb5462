import { ruleTest as validate } from '../generated/validators.js';
import { suggestionsFor } from '../problems/did-you-mean.ts';
import type { Span } from '../problems/fix.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { Project } from '../project/project.ts';
import { hasErrors, type Rule } from '../project/rule.ts';
import { momentAt } from '../values/moment.ts';
import { instantOfMoment, readMoment } from '../values/readable.ts';
import { readYaml, type YamlDocument } from '../yaml/yaml-document.ts';
import type { YamlPath } from '../yaml/yaml-places.ts';
import { type Clause, canonicalText, partsOf } from './clause.ts';
import { aMoment, type RecordValues, readRecord } from './read-record.ts';
import type { Expectation, RuleTest, TestRecord } from './rule-test.ts';

type RecordName = string | number;

interface RuleTestData {
  readonly now: string;
  readonly records: Readonly<Record<string, RecordValues>>;
  readonly expect: Readonly<Partial<Record<Expectation['verdict'], readonly Claim[] | null>>>;
}

type Claim = RecordName | { readonly record: RecordName; readonly because?: string };

export interface ParsedTest {
  /** Absent when the file has an error. */
  readonly test?: RuleTest;
  readonly problems: readonly Problem[];
}

/** Reads the test of a rule; what is wrong is told at its place. */
export function parseTestFile(file: string, text: string, rule: Rule, project: Project): ParsedTest {
  const document = readYaml<RuleTestData>(text, validate);
  const problems: Problem[] = [...document.problems];
  if (rule.criteria === undefined) problems.push(problem('test-of-broken-rule', startOf(text), { rule: rule.id }));
  if (document.value === undefined) return { problems };
  const { now, records, expect } = document.value;
  const { catalog, config } = project;

  const moment = readMoment(now);
  if (moment === undefined)
    problems.push(problem('invalid-value', document.spanOf(['now']), { key: 'now', expected: aMoment, found: now }));
  const expectations = readExpectations(expect, Object.keys(records), rule, document, problems);
  const context = { catalog, zone: config.zone, text, places: document, problems };
  const read = Object.entries(records).map(([id, values]): TestRecord => {
    const path = ['records', id];
    const expectation = expectations.get(id);
    return {
      id,
      data: readRecord(id, values, path, catalog.contacts, context),
      span: document.keySpanOf(path),
      ...(expectation === undefined ? {} : { expectation }),
    };
  });
  if (moment === undefined || hasErrors(problems)) return { problems };
  const instant = instantOfMoment(moment, config.zone);
  return {
    test: Object.freeze({ rule, file, text, moment: momentAt(instant, config.zone, config.weekStart), records: read }),
    problems,
  };
}

/** The problem of a test beside which there is no rule. */
export function strayTestProblem(text: string, rule: string): Problem {
  return problem('test-without-rule', startOf(text), { rule });
}

function startOf(text: string): Span {
  return { start: 0, end: /^[^\r\n]*/.exec(text)?.[0].length ?? 0 };
}

function readExpectations(
  expect: RuleTestData['expect'],
  ids: readonly string[],
  rule: Rule,
  { spanOf }: YamlDocument<RuleTestData>,
  problems: Problem[],
): Map<string, Expectation> {
  const parts = partsOf(rule);
  const found = new Map<string, Expectation>();
  for (const verdict of ['match', 'skip'] as const)
    for (const [index, claim] of (expect[verdict] ?? []).entries()) {
      const path: YamlPath = ['expect', verdict, index];
      const { record, because } = typeof claim === 'object' ? claim : { record: claim };
      const id = String(record);
      const span = spanOf(typeof claim === 'object' ? [...path, 'record'] : path);
      if (!ids.includes(id))
        problems.push(problem('unknown-record', span, { record: id, suggestions: suggestionsFor(id, ids) }));
      else if (found.has(id)) problems.push(problem('claimed-twice', span, { record: id }));
      const clause = because === undefined ? undefined : clauseNamed(because, spanOf([...path, 'because']));
      found.set(id, { verdict, span, ...(clause === undefined ? {} : { because: clause }) });
    }
  return found;

  function clauseNamed(text: string, span: Span): Clause | undefined {
    const wanted = canonicalText(text);
    const clause = parts.find((part) => part.text === wanted);
    if (clause === undefined && parts.length > 0) {
      const suggestions = suggestionsFor(
        wanted,
        parts.map((part) => part.text),
      );
      problems.push(problem('unknown-clause', span, { text, suggestions: suggestions.slice(0, 1) }));
    }
    return clause;
  }
}
