import { describe, expect, it } from 'vitest';
import { problemMessage } from '../problems/problem.ts';
import type { ProblemCode } from '../problems/registry.ts';
import { afterFix, marked, seen, withoutMarks } from '../problems/seen-problem.test-kit.ts';
import { parseCriteriaDocument } from './criteria-document.ts';
import { actions, splitFrontMatter } from './front-matter.ts';

const inFile = (yaml: string) => `---\n${yaml}\n---\nemail is known\n`;
const dataOf = (yaml: string) => {
  const { frontMatter, problems } = splitFrontMatter(inFile(yaml));
  return problems.length > 0 ? problems : frontMatter?.data;
};

/** The YAML has this one problem, at the marked place. */
function expectOne(at: string, code: ProblemCode, facts: object): void {
  const text = inFile(withoutMarks(at));
  expect(seen(text, parseCriteriaDocument(text).problems)).toEqual([{ code, at: inFile(at), facts }]);
}

const keys = 'name description object action list limits set params owner tags source disabled docs'.split(' ');
const actionNames = '`report`, `protect`, `gate`, `list`, `set`, `archive`, `delete`';

describe('keys', () => {
  it('are those of the design', () => {
    const yaml = [
      'name: Dead mailboxes',
      'description: The mailbox does not exist.',
      'object: contact',
      'action: list',
      'list: { type: static, name: "Hygiene: dead", without_protected: true }',
      'limits: { max: 500, max_percent: 2.5, expect: 100..400, of: a/b }',
      'set: { hygiene_status: suppress, hygiene_since: today, count: 5, done: true, note: null }',
      'params: { quiet_days: 90, word: x, strict: true, from: 2026-01-15 }',
      'owner: revops@example.com',
      'tags: [deliverability, a]',
      'source: https://example.com',
      'disabled: false',
      'docs: wiki/dead',
    ];
    expect(dataOf(yaml.join('\n'))).toEqual({
      name: 'Dead mailboxes',
      description: 'The mailbox does not exist.',
      object: 'contact',
      action: 'list',
      list: { type: 'static', name: 'Hygiene: dead', without_protected: true },
      limits: { max: 500, max_percent: 2.5, expect: '100..400', of: 'a/b' },
      set: { hygiene_status: 'suppress', hygiene_since: 'today', count: 5, done: true, note: null },
      params: { quiet_days: 90, word: 'x', strict: true, from: '2026-01-15' },
      owner: 'revops@example.com',
      tags: ['deliverability', 'a'],
      source: 'https://example.com',
      disabled: false,
      docs: 'wiki/dead',
    });
    expect(yaml.map((line) => line.split(':')[0])).toEqual(keys);
  });

  it.each(actions)('know the action %s', (action) => expect(dataOf(`action: ${action}`)).toEqual({ action }));

  it.each([
    ['list: static', { list: 'static' }],
    ['list: active', { list: 'active' }],
    ['list: { type: static, add_to: Newsletter }', { list: { type: 'static', add_to: 'Newsletter' } }],
    ['list: { add_to: 123 }', { list: { add_to: 123 } }],
  ])('know the list %s', (yaml, data) => expect(dataOf(yaml)).toEqual(data));

  it.each([
    ['«acton»: report', 'acton', ['action']],
    ['«Action»: report', 'Action', ['action']],
    ['«tag»: [a]', 'tag', ['tags']],
    ['«parameters»: { a: 1 }', 'parameters', ['params']],
    ['«disable»: true', 'disable', ['disabled']],
    ['«foo»: 1', 'foo', []],
    ['«constructor»: 1', 'constructor', []],
    ['«__proto__»: 1', '__proto__', []],
    ['«1»: x', '1', []],
  ])('that do not exist: %s', (at, key, suggestions) => {
    expectOne(at, 'unknown-key', { key, known: keys, suggestions });
  });

  it.each([
    ['limits: { «maxx»: 5 }', 'maxx', ['max', 'max_percent', 'of', 'expect'], ['max']],
    ['list: { type: static, «nam»: x }', 'nam', ['type', 'name', 'add_to', 'without_protected'], ['name']],
  ])('that do not exist further down: %s', (at, key, known, suggestions) => {
    expectOne(at, 'unknown-key', { key, known, suggestions });
  });

  it('are mended where one name is meant', () => {
    const text = inFile('acton: archive # why\nowner: x');
    const [found] = splitFrontMatter(text).problems;
    expect(found?.fix).toEqual({
      title: 'Change to `action`',
      edits: [{ span: { start: 4, end: 9 }, text: 'action' }],
      safe: true,
    });
    expect(afterFix(text, found)).toBe(inFile('action: archive # why\nowner: x'));
    expect(splitFrontMatter(inFile('limit: 5')).problems.map(({ fix }) => fix)).toEqual([undefined]);
  });

  it('are all told', () => {
    const text = inFile('foo: 1\nlimits:\n  max: x\n  max_percent: y\nbar: 2');
    expect(
      splitFrontMatter(text)
        .problems.map(({ span }) => marked(text, span).match(/«.*»/)?.[0])
        .sort(),
    ).toEqual(['«bar»', '«foo»', '«x»', '«y»']);
  });

  it('that stand twice are told at the second', () => {
    expectOne('name: a\naction: report\n«name»: b', 'invalid-yaml', { reason: 'Map keys must be unique' });
  });
});

describe('values of a wrong type', () => {
  it.each([
    ['name: «5»', 'name', 'text', '5'],
    ['name: «""»', 'name', 'some text', ''],
    ['description: «true»', 'description', 'text', 'true'],
    ['object: «deal»', 'object', 'one of `contact`', 'deal'],
    ['action: «archve»', 'action', `one of ${actionNames}`, 'archve'],
    ['action: «Archive»', 'action', `one of ${actionNames}`, 'Archive'],
    ['list: «dynamic»', 'list', '`static`, `active` or a mapping (`key: value`)', 'dynamic'],
    ['list: { type: «dynamic» }', 'type', 'one of `static`, `active`', 'dynamic'],
    ['list: { add_to: «5.5» }', 'add_to', 'text or a whole number', '5.5'],
    ['limits: «5»', 'limits', 'a mapping (`key: value`)', '5'],
    ['limits: { max: «-1» }', 'max', 'a number of at least 0', '-1'],
    ['limits: { max: «1.5» }', 'max', 'a whole number', '1.5'],
    ['limits: { max: «"5"» }', 'max', 'a whole number', '5'],
    ['limits: { max_percent: «101» }', 'max_percent', 'a number of at most 100', '101'],
    ['limits: { max_percent: «5%» }', 'max_percent', 'a number', '5%'],
    ['params: { a: «null» }', 'a', 'text, a number or `true` or `false`', 'null'],
    ['owner: «5»', 'owner', 'text', '5'],
    ['tags: «deliverability»', 'tags', 'a list', 'deliverability'],
    ['disabled: «yes»', 'disabled', '`true` or `false`', 'yes'],
    ['«hello»', 'the file', 'a mapping (`key: value`)', 'hello'],
  ])('%s', (at, key, expected, found) => expectOne(at, 'invalid-value', { key, expected, found }));

  it.each([
    ['action: «[archive]»', 'action', `one of ${actionNames}`],
    ['list: «[]»', 'list', '`static`, `active` or a mapping (`key: value`)'],
    ['set: { a: «[1]» }', 'a', 'text, a number, `true` or `false` or `null`'],
    ['params: «[a]»', 'params', 'a mapping (`key: value`)'],
    ['«- a\n- b»', 'the file', 'a mapping (`key: value`)'],
  ])('%s', (at, key, expected) => expectOne(at, 'invalid-value', { key, expected }));

  it('in a list of values are told by the name of the list', () => {
    expectOne('tags: [a, «5»]', 'invalid-value', { key: 'tags', expected: 'text', found: '5' });
  });

  it.each(['quiet-days', '5', '"a b"'])('as the name of a parameter are told once: %s', (key) => {
    expectOne(`params: { «${key}»: 90 }`, 'invalid-value', {
      key: key.replaceAll('"', ''),
      expected: 'a name (letters, digits and _)',
    });
  });

  it('that are left out are told at the key', () => {
    const text = inFile('action:\nname: x');
    const places = splitFrontMatter(text).problems.map(({ span }) => text.slice(span.start, span.end));
    expect(places).toEqual([expect.stringMatching(/^action/)]);
  });
});

describe('limits.expect', () => {
  it.each(['100..400', '0..0', '5..5'])('takes %s', (band) => {
    expect(dataOf(`limits: { expect: ${band} }`)).toEqual({ limits: { expect: band } });
  });

  it.each(['100-400', '..400', '100..', '"100 .. 400"', 'many', '100', '-1..5', '1.5..3', '400..100'])(
    'does not take %s',
    (band) => {
      const text = inFile(`limits: { expect: ${band} }`);
      expect(splitFrontMatter(text).problems.map(({ code, span }) => [code, marked(text, span)])).toEqual([
        ['invalid-value', inFile(`limits: { expect: «${band}» }`)],
      ]);
    },
  );

  it.each(['100', 'many', '100-400'])('says what it wants in a sentence, after %s', (band) => {
    expect(splitFrontMatter(inFile(`limits: { expect: ${band} }`)).problems.map(problemMessage)).toEqual([
      `\`expect\` should be a band such as \`100..400\`, not \`${band}\`.`,
    ]);
  });
});

describe('broken YAML', () => {
  const codes = (yaml: string) => parseCriteriaDocument(inFile(yaml)).problems.map(({ code }) => code);

  it.each(['name: "a', 'name: a: b', '\tname: a', 'name: [a', 'name: {a', '%YAML 1.1', 'name: a\n b: c', '"'])(
    'is one problem: %j',
    (yaml) => expect(codes(yaml)).toEqual(['invalid-yaml']),
  );

  it.each([
    ['an alias that leads nowhere', 'action: protect\nowner: *revops'],
    ['aliases without end', 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ntags: [*d, *d, *d]'],
    ['an alias to itself', 'action: protect\ntags: &a [*a]'],
  ])('is not passed over: %s', (_, yaml) => {
    expect(codes(yaml)).not.toEqual([]);
  });

  it('is told in words that do not speak of a program', () => {
    for (const yaml of ['name: a\n...\nowner: b', '['.repeat(5000), '{a: '.repeat(5000)]) {
      const messages = parseCriteriaDocument(inFile(yaml)).problems.map(problemMessage);
      expect(messages).toEqual([expect.not.stringMatching(/YAML\.|call stack|parseAll/)]);
    }
  });

  it('leaves the expression to be read', () => {
    const text = inFile('name: "a').replace('email is known', 'email is any off ("x")');
    expect(parseCriteriaDocument(text).problems.map(({ code }) => code)).toEqual([
      'invalid-yaml',
      'expected-predicate',
    ]);
  });
});

describe('where the front matter stands', () => {
  const split = (text: string) => {
    const { frontMatter, bodyStart, problems } = splitFrontMatter(text);
    expect(problems).toEqual([]);
    return [frontMatter?.data, text.slice(bodyStart)];
  };

  it.each([
    ['---\nname: x\n---\na is known', { name: 'x' }, 'a is known'],
    ['---\r\nname: x\r\n---\r\na is known', { name: 'x' }, 'a is known'],
    ['\uFEFF---\nname: x\n---\na is known', { name: 'x' }, 'a is known'],
    ['---  \nname: x\n---\t\na is known', { name: 'x' }, 'a is known'],
    ['---\n---\na is known', {}, 'a is known'],
    ['---\n# nothing yet\n---\na is known', {}, 'a is known'],
    ['---\nname: x\n---', { name: 'x' }, ''],
    ['---\nname: "---"\n---\n---\n', { name: '---' }, '---\n'],
    ['a is known', undefined, 'a is known'],
    ['\uFEFFa is known', undefined, 'a is known'],
    ['# ---\na is known', undefined, '# ---\na is known'],
    ['', undefined, ''],
  ])('%j', (text, data, body) => expect(split(text)).toEqual([data, body]));

  it('has the places of its file, whichever way lines end', () => {
    const text = '\uFEFF---\r\nname: x\r\nacton: y\r\n---\r\nemail is known and\r\n';
    expect(
      parseCriteriaDocument(text).problems.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
    ).toEqual([
      ['unknown-key', 'acton'],
      ['expected-clause', 'and'],
    ]);
  });

  it('knows where its keys and values stand', () => {
    const text = inFile('limits: { max: 5 }\nset: { a: null }');
    const { frontMatter } = splitFrontMatter(text);
    const at = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
    expect([
      at(frontMatter?.keySpanOf(['limits'])),
      at(frontMatter?.spanOf(['limits'])),
      at(frontMatter?.keySpanOf(['limits', 'max'])),
      at(frontMatter?.spanOf(['limits', 'max'])),
      at(frontMatter?.spanOf(['set', 'a'])),
      at(frontMatter?.spanOf(['limits', 'expect'])),
      at(frontMatter?.spanOf(['owner'])),
    ]).toEqual(['limits', '{ max: 5 }', 'max', '5', 'null', '{ max: 5 }', 'limits: { max: 5 }\nset: { a: null }']);
  });

  it.each(['---\nname: x\na is known', '---\nname: x\n ---\na is known', '---', '---\r\n', '---\n----\n'])(
    'is told to lack its end, and no more: %j',
    (text) => {
      expect(seen(text, parseCriteriaDocument(text).problems)).toEqual([
        { code: 'front-matter-unclosed', at: text.replace('---', '«---»'), facts: {} },
      ]);
    },
  );

  it.each([
    '\n---\nname: x\naction: archive\n---\na is known',
    '# why\n---\nname: x\naction: archive\n---\na is known',
  ])('is told once to stand too late: %j', (text) => expect(parseCriteriaDocument(text).problems).toHaveLength(1));
});

describe('comments', () => {
  it('are YAML comments, and none of the expression', () => {
    const text = '---\n# one\nname: x # two\n---\na is known # three\n';
    const { comments, frontMatter } = parseCriteriaDocument(text);
    expect([frontMatter?.data, comments.map(({ image }) => image)]).toEqual([{ name: 'x' }, ['# three']]);
  });
});

describe('long front matter', () => {
  it.each([
    ['parameters', `params:\n${Array.from({ length: 20_000 }, (_, index) => `  p${index}: 1\n`).join('')}`],
    ['unknown keys', Array.from({ length: 5000 }, (_, index) => `k${index}: 1\n`).join('')],
    ['tags', `tags:\n${'  - x\n'.repeat(10_000)}`],
  ])('is read in no time: %s', (_, yaml) => {
    const start = performance.now();
    splitFrontMatter(inFile(yaml));
    // Far above what it takes, and far below what a time that grows with the square of the lines would be.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
