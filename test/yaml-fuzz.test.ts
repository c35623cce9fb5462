import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInProperties } from '../packages/engine/src/catalog/built-in.ts';
import { parseCriteriaDocument } from '../packages/engine/src/language/criteria-document.ts';
import { type Problem, problemMessage } from '../packages/engine/src/problems/problem.ts';
import { parseCatalogFile } from '../packages/engine/src/project/catalog-file.ts';
import { parseConfig } from '../packages/engine/src/project/project-config.ts';
import type { Rule } from '../packages/engine/src/project/rule.ts';
import { parseTestFile } from '../packages/engine/src/testing/parse-test-file.ts';
import { testProject } from './sources/test-project.ts';

const runs = Number(process.env['LISTWISE_FUZZ_RUNS'] ?? 400);

const { project } = testProject({ zone: 'UTC', now: '2026-03-29T10:30:00Z', weekStart: 'monday' });
const rule: Rule = project.adHocRule('a', 'rules/a.criteria', 't_text = "a" and t_number > 5');

interface Reader {
  readonly example: string;
  problems(text: string): readonly Problem[];
}

/** Every file of a project that is YAML, or begins with it. */
const readers: Readonly<Record<string, Reader>> = {
  settings: {
    example:
      'version: 1\ntimezone: Europe/Stockholm\nsources:\n  local: { type: sqlite, path: data/contacts.db, max_age: 24h }\nparams: { days: 180 }\nlimits: { max: 1000, max_percent: 5 }\nprivacy: { mask: [email, phone] }\nprofiles: { acme: { timezone: UTC, params: { days: 90 } } }\n',
    problems: (text) => [...parseConfig(text, undefined).problems, ...parseConfig(text, 'acme').problems],
  },
  'a catalogue': {
    example:
      'contact:\n  score: { label: Score, type: number, headers: [Lead score] }\n  tier:\n    type: enumeration\n    options: { A: First, "5": Five }\n    alias: level\ndeal:\n  dealstage: { open: true }\n',
    problems: (text) => parseCatalogFile(text, builtInProperties).problems,
  },
  'the test of a rule': {
    example:
      'now: 2026-03-29T10:30:00Z\nrecords:\n  bo: { t_text: a, t_number: 6 }\n  eva: { t_text: b }\nexpect:\n  match: [bo]\n  skip:\n    - { record: eva, because: t_number > 5 }\n',
    problems: (text) => parseTestFile('rules/a.test.yaml', text, rule, project).problems,
  },
  'front matter': {
    example:
      '---\nname: Dead\naction: list\nlist: { type: static, name: "Hygiene: dead" }\nlimits: { max: 500, expect: 100..400 }\nparams: { quiet_days: 90 }\ntags: [deliverability]\n---\nt_text is known\n',
    problems: (text) => [
      ...parseCriteriaDocument(text).problems,
      ...project.adHocRule('b', 'rules/b.criteria', text).problems,
    ],
  },
};

const oddments = [
  ...'& &a *a *b ! !!binary !!set << <<: - ? : { } [ ] , | > |- >2 % %YAML @ ` " \' # ~ = \\ --- ...'.split(' '),
  ...'.inf .nan 1e999 0x1F 0o7 1_000 2026-01-15 yes null true -0 __proto__: constructor: toString version:'.split(' '),
  ...[
    '\n',
    '\r',
    '\t',
    ' ',
    '  ',
    '\n  ',
    '\n- ',
    ': ',
    '\0',
    '\uFEFF',
    '\uFFFD',
    '\u2028',
    'å',
    '😀',
    '"\\x',
    '*a : *a',
  ],
];

/** Texts for which a problem once lay behind the end. */
const foundBefore = ['%', '"'];

const soup = fc.array(fc.constantFrom(...oddments), { maxLength: 40 }).map((pieces) => pieces.join(''));

function damaged(example: string): fc.Arbitrary<string> {
  const cuts = fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.oneof(fc.constant(''), soup, fc.constantFrom(...oddments))), {
    minLength: 1,
    maxLength: 4,
  });
  return cuts.map((all) =>
    all.reduce((text, [place, length, by]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + by + text.slice(at + length);
    }, example),
  );
}

describe.each(Object.entries(readers))('%s', { timeout: 120_000 }, (_, { example, problems }) => {
  /** Nothing throws, and each problem lies in the text and says something. */
  function check(texts: fc.Arbitrary<string>): void {
    const property = fc.property(texts, (text) => {
      for (const found of problems(text)) {
        const { start, end } = found.span;
        expect([start >= 0, start <= end, end <= text.length]).toEqual([true, true, true]);
        expect(problemMessage(found)).toMatch(/^.+[.?]$/s);
      }
    });
    fc.assert(property, { numRuns: runs, examples: foundBefore.map((text) => [text]) });
  }

  it('is sound as it stands', () => {
    expect(problems(example).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('may be random bytes', () => {
    check(fc.uint8Array({ maxLength: 300 }).map((bytes) => new TextDecoder('latin1').decode(bytes)));
    check(fc.uint8Array({ maxLength: 300 }).map((bytes) => new TextDecoder().decode(bytes)));
  });

  it('may be a soup of what means something to YAML', () => check(soup));

  it('may be damaged', () => check(damaged(example)));

  it('may be the same thing a billion times over', () => {
    const lines = Array.from({ length: 12 }, (_, level) =>
      level === 0 ? 'a0: &a0 [x, x]' : `a${level}: &a${level} [${`*a${level - 1}, `.repeat(9)}*a${level - 1}]`,
    );
    const text = lines.join('\n');
    expect(problems(example.startsWith('---') ? `---\n${text}\n---\nt_text is known\n` : text)).not.toEqual([]);
  });
});
