import { describe, expect, it } from 'vitest';
import { unreadable } from '../values/value.ts';
import { outcomes, plan, problemCodes, record, records } from './dry-run.test-kit.ts';

const archive = (criteria: string, more = ''): string => `---\naction: archive\n${more}---\n${criteria}\n`;
const remove = (criteria: string, more = ''): string => `---\naction: delete\n${more}---\n${criteria}\n`;
const protect = (criteria: string, more = ''): string => `---\naction: protect\n${more}---\n${criteria}\n`;
const gate = (criteria: string, limits: string): string => `---\naction: gate\nlimits: ${limits}\n---\n${criteria}\n`;
const set = (criteria: string, values: string, more = ''): string =>
  `---\naction: set\nset: ${values}\n${more}---\n${criteria}\n`;
const list = (criteria: string, more = ''): string =>
  `---\naction: list\nlist: { type: static, name: L${more} }\n---\n${criteria}\n`;

/** 1 to 8: the first name says which of three letters a contact has. */
const eight = ['', 'a', 'b', 'ab', 'c', 'ac', 'bc', 'abc'].map((firstname, index) =>
  record(index + 1, { firstname: firstname === '' ? undefined : firstname, lastname: index === 7 ? unreadable : 'x' }),
);
const has = (letter: string): string => `first_name contains "${letter}"`;

describe('protection', () => {
  it('holds back whoever a protect rule matches from archive, delete and set', async () => {
    const run = await plan({
      rules: {
        archive: archive(has('a')),
        'customers-are-safe': protect(has('b')),
        delete: remove(has('c')),
        set: set(has('c'), '{ job_title: x }'),
      },
      records: eight,
    });
    expect(outcomes(run)).toEqual({
      archive: { matched: ['2', '4', '6', '8'], protected: ['4', '8'], superseded: ['6'], affected: ['2'] },
      'customers-are-safe': { matched: ['3', '4', '7', '8'] },
      delete: { matched: ['5', '6', '7', '8'], protected: ['7', '8'], affected: ['5', '6'] },
      set: { matched: ['5', '6', '7', '8'], protected: ['7', '8'], superseded: ['5', '6'] },
    });
    expect(run.totals).toEqual({ matched: 7, protected: 3, affected: 3 });
    expect(problemCodes(run)).toEqual([]);
  });

  it('holds back as well whom a protect rule cannot decide, and counts them apart', async () => {
    const run = await plan({
      rules: { archive: archive('first_name is known'), safe: protect('last_name = "y"') },
      records: eight,
    });
    expect(outcomes(run)).toEqual({
      archive: {
        matched: ['2', '3', '4', '5', '6', '7', '8'],
        protectedUndecided: ['8'],
        affected: ['2', '3', '4', '5', '6', '7'],
      },
      safe: { undecided: ['8'] },
    });
  });

  it('of one rule is certain where another cannot decide', async () => {
    const run = await plan({
      rules: { archive: archive(has('a')), one: protect('last_name = "y"'), two: protect(has('c')) },
      records: eight,
    });
    expect(outcomes(run)['archive']).toEqual({
      matched: ['2', '4', '6', '8'],
      protected: ['6', '8'],
      affected: ['2', '4'],
    });
  });

  it('leaves an undecided record undecided: it is not matched, so that nothing has to hold it back', async () => {
    const run = await plan({ rules: { archive: archive('last_name = "x"'), safe: protect(has('c')) }, records: eight });
    expect(outcomes(run)['archive']).toEqual({
      matched: ['1', '2', '3', '4', '5', '6', '7'],
      undecided: ['8'],
      protected: ['5', '6', '7'],
      affected: ['1', '2', '3', '4'],
    });
  });

  it('reaches through the rules that a protect rule meets', async () => {
    const run = await plan({
      rules: { archive: archive(has('a')), c: has('c'), safe: protect('meets c and does not meet d'), d: has('b') },
      records: eight,
    });
    expect(outcomes(run)['archive']).toMatchObject({ protected: ['6'] });
  });

  it('does not hold back from lists, unless they are without protected records', async () => {
    const run = await plan({
      rules: {
        safe: protect(has('b')),
        unsure: protect('last_name = "y"'),
        with: list(has('c')),
        without: list(has('c'), ', without_protected: true'),
      },
      records: eight,
    });
    expect(outcomes(run)['with']?.affected).toEqual(['5', '6', '7', '8']);
    expect(outcomes(run)['without']).toMatchObject({ matched: ['5', '6', '7', '8'], affected: ['5', '6'] });
  });

  it('does not change what report and gate count', async () => {
    const run = await plan({
      rules: { gate: gate(has('b'), '{ max: 4 }'), report: has('b'), safe: protect('everyone') },
      records: eight,
    });
    expect(outcomes(run)['report']?.matched).toEqual(['3', '4', '7', '8']);
    expect(outcomes(run)['gate']?.matched).toEqual(['3', '4', '7', '8']);
    expect(problemCodes(run)).toEqual([]);
  });

  it('is decided whatever was chosen', async () => {
    const run = await plan({
      rules: { archive: archive(has('a')), other: archive(has('c')), safe: protect(has('b')) },
      records: eight,
      chosen: ['archive'],
    });
    expect(outcomes(run)).toEqual({
      archive: { matched: ['2', '4', '6', '8'], protected: ['4', '8'], affected: ['2', '6'] },
      safe: { matched: ['3', '4', '7', '8'] },
    });
  });
});

describe('a protect rule that cannot be decided stops everything', () => {
  const rules = (safe: string): Record<string, string> => ({ archive: archive(has('a')), report: has('b'), safe });

  it.each([
    ['has a mistake in its criteria', protect('first_nam = "x"')],
    ['has a syntax error', protect('first_name = ')],
    ['meets a rule that does not exist', protect('meets nothing')],
    ['reads what the source was never given', protect('job_title = "CEO"')],
    ['has an unknown key in its front matter', protect(has('b'), 'ownr: me\n')],
    ['has a value of the wrong type in its front matter', protect(has('b'), 'tags: 5\n')],
    ['has front matter that is no YAML', '---\naction: protect\nname: [\n---\nfirst_name contains "b"\n'],
    ['has front matter that is never closed', '---\naction: protect\nfirst_name contains "b"\n'],
    ['misspells its action', '---\naction: protct\n---\nfirst_name contains "b"\n'],
    ['sets properties, which protection does not', protect(has('b'), 'set: { job_title: x }\n')],
  ])('%s', async (_, safe) => {
    const run = await plan({ rules: rules(safe), records: eight });
    expect(run.rules.filter(({ affected }) => affected.count > 0).map(({ rule }) => rule.id)).toEqual([]);
    expect(run.totals.affected).toBe(0);
    expect(run.problems.filter(({ problem }) => problem.severity === 'error').length).toBeGreaterThan(0);
  });

  it('and says so, naming the rule', async () => {
    const run = await plan({ rules: rules(protect('job_title = "CEO"')), records: eight });
    expect(problemCodes(run)).toEqual(['safe: not-supplied', 'safe: protection-broken']);
    expect(run.problems[1]?.problem.facts).toEqual({ rules: ['safe'] });
    expect(run.rules).toEqual([]);
    expect(run.totals).toEqual({ matched: 0, protected: 0, affected: 0 });
  });

  it('also when it was not chosen', async () => {
    const run = await plan({ rules: rules(protect('job_title = "CEO"')), records: eight, chosen: ['archive'] });
    expect(problemCodes(run)).toContain('safe: protection-broken');
    expect(run.rules).toEqual([]);
  });

  it('unless it is disabled, and then every plan names it', async () => {
    for (const chosen of [undefined, ['archive']]) {
      const run = await plan({
        rules: rules(protect('job_title = "CEO"', 'disabled: true\n')),
        records: eight,
        ...(chosen === undefined ? {} : { chosen }),
      });
      expect(problemCodes(run)).toEqual(['safe: protection-disabled']);
      expect(outcomes(run)['archive']?.affected).toEqual(['2', '4', '6', '8']);
    }
  });
});

describe('which rule acts on a record', () => {
  it('delete goes before archive, archive before set; among equals the first file', async () => {
    const run = await plan({
      rules: {
        'a-set': set('everyone', '{ job_title: a }'),
        'b-archive': archive(has('a')),
        'c-archive': archive(`${has('a')} or ${has('b')}`),
        'd-delete': remove(has('c')),
        'e-delete': remove(`${has('c')} and ${has('a')}`),
        'f-set': set('everyone', '{ job_title: a }'),
      },
      records: eight,
      config: 'limits: { max: 100, max_percent: 100 }\n',
    });
    expect(outcomes(run)).toEqual({
      'a-set': {
        matched: ['1', '2', '3', '4', '5', '6', '7', '8'],
        superseded: ['2', '3', '4', '5', '6', '7', '8'],
        affected: ['1'],
      },
      'b-archive': { matched: ['2', '4', '6', '8'], superseded: ['6', '8'], affected: ['2', '4'] },
      'c-archive': { matched: ['2', '3', '4', '6', '7', '8'], superseded: ['2', '4', '6', '7', '8'], affected: ['3'] },
      'd-delete': { matched: ['5', '6', '7', '8'], affected: ['5', '6', '7', '8'] },
      'e-delete': { matched: ['6', '8'], superseded: ['6', '8'] },
      'f-set': {
        matched: ['1', '2', '3', '4', '5', '6', '7', '8'],
        superseded: ['1', '2', '3', '4', '5', '6', '7', '8'],
      },
    });
    expect(run.totals).toEqual({ matched: 8, protected: 0, affected: 8 });
    expect(problemCodes(run)).toEqual([]);
  });

  it('affected is what is matched less protected, protected undecided and superseded', async () => {
    const run = await plan({
      rules: {
        a: remove(has('a')),
        b: archive(`${has('a')} or ${has('b')}`),
        safe: protect(has('c')),
        unsure: protect('last_name = "y"'),
      },
      records: eight,
    });
    for (const { matched, protectedUndecided, superseded, affected, ...rest } of run.rules.slice(0, 2))
      expect(affected.count).toBe(matched.count - rest.protected.count - protectedUndecided.count - superseded.count);
  });

  it('a rule that protection holds back from a record does not supersede another on it', async () => {
    const run = await plan({
      rules: { a: remove(has('a')), b: list(has('a')), safe: protect(has('b')), z: set(has('b'), '{ job_title: x }') },
      records: eight,
    });
    expect(outcomes(run)['z']).toEqual({ matched: ['3', '4', '7', '8'], protected: ['3', '4', '7', '8'] });
    expect(outcomes(run)['b']?.affected).toEqual(['2', '4', '6', '8']);
  });

  it('two rules that set different properties both act', async () => {
    const run = await plan({
      rules: { a: set(has('a'), '{ job_title: x }'), b: set(has('a'), '{ city: y, job_title: x }') },
      records: eight,
      config: 'limits: { max: 100, max_percent: 100 }\n',
    });
    expect(outcomes(run)['a']?.affected).toEqual(['2', '4', '6', '8']);
    expect(outcomes(run)['b']?.affected).toEqual(['2', '4', '6', '8']);
    expect(problemCodes(run)).toEqual([]);
  });

  it('two rules that set one property to different values are an error that names both, alias or not', async () => {
    const run = await plan({
      rules: {
        a: set(has('a'), '{ job_title: x }'),
        b: set(has('b'), '{ jobtitle: y }'),
        c: set(has('c'), '{ jobtitle: x }'),
      },
      records: eight,
      config: 'limits: { max: 100, max_percent: 100 }\n',
    });
    expect(problemCodes(run)).toEqual(['b: conflicting-values', 'c: conflicting-values']);
    expect(run.problems.map(({ problem }) => problem.facts)).toEqual([
      { property: 'jobtitle', rules: ['a', 'b'], records: 2 },
      { property: 'jobtitle', rules: ['b', 'c'], records: 2 },
    ]);
  });

  it('different values on different records are no conflict, nor on records that one of the rules does not reach', async () => {
    const run = await plan({
      rules: {
        a: set(`${has('a')} and not ${has('b')}`, '{ job_title: x }'),
        b: set(has('b'), '{ job_title: y }'),
        safe: protect(has('c')),
        z: archive(`${has('a')} and ${has('b')}`),
      },
      records: eight,
    });
    expect(problemCodes(run)).toEqual([]);
  });

  it('clearing a property and writing it is a conflict too', async () => {
    const run = await plan({
      rules: { a: set(has('a'), '{ job_title: null }'), b: set(has('a'), '{ job_title: x }') },
      records: eight,
    });
    expect(problemCodes(run)).toEqual(['b: conflicting-values']);
  });
});

describe('limits', () => {
  const thousand = records(1_000, (id) => ({ firstname: `n${id}`, hs_email_sends_since_last_engagement: id }));
  const first = (count: number): string => `sends_since_engagement <= ${count}`;

  it('are on by default and bound what each rule would touch, protected records aside', async () => {
    const within = await plan({ rules: { a: archive(first(50)) }, records: thousand });
    expect(within.rules[0]?.limit).toEqual({
      max: 1000,
      maxPercent: 5,
      records: 50,
      reason: '5 % of 1,000',
      exceeded: false,
    });
    expect(problemCodes(within)).toEqual([]);

    const beyond = await plan({ rules: { a: archive(first(51)) }, records: thousand });
    expect(beyond.rules[0]?.limit?.exceeded).toBe(true);
    expect(problemCodes(beyond)).toContain('a: limit-exceeded');

    const held = await plan({ rules: { a: archive(first(51)), safe: protect(first(1)) }, records: thousand });
    expect(held.rules[0]?.limit?.exceeded).toBe(false);
    expect(problemCodes(held)).toEqual([]);
  });

  it('apply to set, delete and list as well', async () => {
    const run = await plan({
      rules: {
        a: set(first(60), '{ job_title: x }'),
        b: remove(`${first(120)} and sends_since_engagement > 60`),
        c: list(first(60)),
      },
      records: thousand,
    });
    expect(run.rules.map(({ limit }) => limit?.exceeded)).toEqual([true, true, true]);
  });

  it('never apply to report and protect', async () => {
    const run = await plan({ rules: { a: first(900), b: protect(first(900)) }, records: thousand });
    expect(run.rules.map(({ limit }) => limit)).toEqual([undefined, undefined]);
    expect(problemCodes(run)).toEqual([]);
  });

  it('can be widened or narrowed by the rule itself and by the project', async () => {
    const own = await plan({ rules: { a: archive(first(80), 'limits: { max_percent: 8 }\n') }, records: thousand });
    expect(problemCodes(own)).toEqual([]);
    const narrow = await plan({ rules: { a: archive(first(8), 'limits: { max: 7 }\n') }, records: thousand });
    expect(problemCodes(narrow)).toContain('a: limit-exceeded');
    const project = await plan({ rules: { a: archive(first(8)) }, records: thousand, config: 'limits: { max: 7 }\n' });
    expect(problemCodes(project)).toContain('a: limit-exceeded');
  });

  it('bound the distinct records of the whole run', async () => {
    const rules = {
      a: archive(first(40)),
      b: set('sends_since_engagement is between 30 and 60', '{ job_title: x }'),
      c: remove('sends_since_engagement is between 50 and 51'),
    };
    const run = await plan({ rules, records: thousand });
    expect(run.totals.affected).toBe(60);
    expect(problemCodes(run)).toEqual(['a: run-limit-exceeded']);
    const fewer = await plan({
      rules: { ...rules, b: set('sends_since_engagement is between 30 and 48', '{ job_title: x }') },
      records: thousand,
    });
    expect(fewer.totals.affected).toBe(50);
    expect(problemCodes(fewer)).toEqual([]);
  });

  it('of the run are not widened by a rule that widens its own', async () => {
    const run = await plan({
      rules: {
        a: archive('first_name = "nobody"', 'limits: { max_percent: 8 }\n'),
        b: archive(first(45)),
        c: archive('sends_since_engagement is between 46 and 80'),
      },
      records: thousand,
    });
    expect(run.totals.affected).toBe(80);
    expect(problemCodes(run).map((each) => each.replace(/^.*: /, ''))).toEqual(['run-limit-exceeded']);
  });

  it('of the run let a rule do what it was widened for', async () => {
    const run = await plan({ rules: { a: archive(first(80), 'limits: { max_percent: 8 }\n') }, records: thousand });
    expect(problemCodes(run)).toEqual([]);
  });

  it('of the run do not count what lists hold', async () => {
    const run = await plan({
      rules: { a: archive(first(50)), b: list('sends_since_engagement is between 51 and 100') },
      records: thousand,
    });
    expect(problemCodes(run)).toEqual([]);
  });

  it('count live records only', async () => {
    const run = await plan({ rules: { a: archive('everyone') }, records: thousand.slice(0, 11) });
    expect(run.rules[0]?.limit).toMatchObject({ records: 10, exceeded: true });
    const ten = await plan({ rules: { a: archive('everyone') }, records: thousand.slice(0, 10) });
    expect(ten.rules[0]?.limit).toMatchObject({ records: 10, exceeded: false });
  });
});

describe('gates', () => {
  it('close when more match than they allow', async () => {
    const run = await plan({
      rules: {
        a: gate(has('a'), '{ max: 4 }'),
        b: gate(has('a'), '{ max: 3 }'),
        c: gate(has('a'), '{ max_percent: 50 }'),
        d: gate(has('a'), '{ max_percent: 49 }'),
      },
      records: eight,
    });
    expect(problemCodes(run)).toEqual(['b: gate-exceeded', 'd: gate-exceeded']);
    expect(run.problems.map(({ problem }) => problem.facts)).toEqual([
      { rule: 'b', matched: 4, limit: 3, reason: 'max 3' },
      { rule: 'd', matched: 4, limit: 3, reason: '49 % of 8' },
    ]);
  });

  it('may be measured against another rule', async () => {
    const rules = (percent: number): Record<string, string> => ({
      all: has('a'),
      some: gate(`${has('a')} and ${has('b')}`, `{ max_percent: ${percent}, of: all }`),
    });
    expect(problemCodes(await plan({ rules: rules(50), records: eight }))).toEqual([]);
    expect(problemCodes(await plan({ rules: rules(49), records: eight }))).toEqual(['some: gate-exceeded']);
    expect(problemCodes(await plan({ rules: rules(49), records: eight, chosen: ['some'] }))).toEqual([
      'some: gate-exceeded',
    ]);
  });

  it.each([
    ['was not chosen', archive(has('a')), ['some']],
    ['is disabled', archive(has('a'), 'disabled: true\n'), undefined],
  ])('measured against a rule that %s do not make that rule act', async (_, all, chosen) => {
    const run = await plan({
      rules: { all, some: gate(`${has('a')} and ${has('b')}`, '{ max_percent: 50, of: all }') },
      records: eight,
      ...(chosen === undefined ? {} : { chosen }),
    });
    expect(outcomes(run)['some']?.matched).toEqual(['4', '8']);
    expect(outcomes(run)['all']?.affected).toBeUndefined();
    expect(run.totals.affected).toBe(0);
    expect(problemCodes(run)).toEqual([]);
  });

  it('measured against a rule that cannot be planned say so and are not called closed', async () => {
    const run = await plan({
      rules: { all: 'job_title = "x"', some: gate(has('a'), '{ max_percent: 50, of: all }') },
      records: eight,
    });
    expect(problemCodes(run)).toContain('all: not-supplied');
    expect(problemCodes(run)).not.toContain('some: gate-exceeded');
  });

  it('touch nobody', async () => {
    const run = await plan({ rules: { a: gate('everyone', '{ max: 8 }') }, records: eight });
    expect(run.totals).toEqual({ matched: 8, protected: 0, affected: 0 });
  });
});

describe('an expected number of matches', () => {
  it.each([
    ['4..4', []],
    ['0..4', []],
    ['4..900', []],
    ['5..9', ['a: unexpected-count']],
    ['0..3', ['a: unexpected-count']],
  ])('of %s', async (band, problems) => {
    const run = await plan({
      rules: { a: archive(has('a'), `limits: { expect: ${band} }\n`), safe: protect(has('b')) },
      records: eight,
    });
    expect(problemCodes(run)).toEqual(problems);
  });

  it('is checked for reports too', async () => {
    const run = await plan({ rules: { a: `---\nlimits: { expect: 5..9 }\n---\n${has('a')}\n` }, records: eight });
    expect(problemCodes(run)).toEqual(['a: unexpected-count']);
  });
});

describe('what the source was never given', () => {
  it('is an error of the rule that reads it, which plans nothing; the others are planned', async () => {
    const run = await plan({
      rules: { a: archive('job_title = "x" or first_name = "a"'), b: archive(has('b')) },
      records: eight,
    });
    expect(problemCodes(run)).toEqual(['a: not-supplied']);
    expect(outcomes(run)).toEqual({ b: { matched: ['3', '4', '7', '8'], affected: ['3', '4', '7', '8'] } });
  });

  it('is also what a met rule, the other side of a comparison or a computed property reads', async () => {
    const run = await plan({
      rules: {
        a: archive('does not meet z'),
        b: archive('create_date is before close_date'),
        c: archive('email_domain is unknown'),
        d: archive('has no same_domain'),
        z: 'job_title is known',
      },
      records: eight,
    });
    expect(outcomes(run)).toEqual({});
    expect(new Set(problemCodes(run))).toEqual(new Set(['a', 'b', 'c', 'd', 'z'].map((id) => `${id}: not-supplied`)));
  });

  it('for one record only leaves that record undecided', async () => {
    const run = await plan({
      rules: { a: archive('job_title is unknown') },
      records: [record(1, { jobtitle: undefined }), record(2, {}), record(3, { jobtitle: 'x' })],
    });
    expect(outcomes(run)).toEqual({ a: { matched: ['1'], undecided: ['2'], affected: ['1'] } });
  });
});

describe('a rule with a mistake', () => {
  it('is told and plans nothing; the others are planned', async () => {
    const run = await plan({ rules: { a: archive('first_nam = "x"'), b: archive(has('b')) }, records: eight });
    expect(problemCodes(run)).toEqual(['a: unknown-property']);
    expect(Object.keys(outcomes(run))).toEqual(['b']);
  });

  it('that others meet keeps them from being planned too', async () => {
    const run = await plan({ rules: { a: archive('meets z'), z: 'first_nam = "x"' }, records: eight });
    expect(problemCodes(run)).toEqual(['a: broken-rule', 'z: unknown-property']);
    expect(outcomes(run)).toEqual({});
  });

  it('that is disabled is not run', async () => {
    const run = await plan({ rules: { a: archive(has('a'), 'disabled: true\n'), b: has('b') }, records: eight });
    expect(Object.keys(outcomes(run))).toEqual(['b']);
  });
});

describe('the funnel of a rule', () => {
  it('counts what is left after each clause, undecided records aside', async () => {
    const run = await plan({
      rules: { a: archive(`${has('b')}\nand not ${has('a')} # not these\nand (last_name = "x" or last_name = "y")`) },
      records: eight,
    });
    expect(run.rules[0]?.funnel.map(({ matched }) => matched)).toEqual([3, 2, 2]);
    expect(outcomes(run)['a']).toMatchObject({ matched: ['3', '7'], undecided: ['8'] });
  });

  it('of a rule that joins by `or` has one line', async () => {
    const run = await plan({ rules: { a: archive(`${has('a')} or ${has('b')}`) }, records: eight });
    expect(run.rules[0]?.funnel.map(({ matched }) => matched)).toEqual([6]);
  });

  it('ends with what the rule matches', async () => {
    const run = await plan({
      rules: {
        a: archive(`(${has('a')} and ${has('b')}) and ${has('c')}`),
        b: 'everyone',
        c: `not (${has('a')} and ${has('b')})`,
      },
      records: eight,
    });
    for (const { funnel, matched } of run.rules) expect(funnel.at(-1)?.matched).toBe(matched.count);
  });
});

describe('the totals of a run', () => {
  it('count each record once', async () => {
    const run = await plan({
      rules: {
        a: archive(has('a')),
        b: list(has('a')),
        c: has('a'),
        d: set(has('b'), '{ job_title: x }'),
        safe: protect(has('c')),
      },
      records: eight,
    });
    // Reports count as matches; lists hold a, c included.
    expect(run.totals).toEqual({ matched: 7, protected: 3, affected: 5 });
  });

  it('of a run without rules are nothing', async () => {
    const run = await plan({ rules: {}, records: eight });
    expect(run).toMatchObject({
      records: 8,
      rules: [],
      totals: { matched: 0, protected: 0, affected: 0 },
      problems: [],
    });
  });

  it('on a source without records are nothing, and nothing is missing', async () => {
    const run = await plan({ rules: { a: archive('job_title = "x"') }, records: [] });
    expect(problemCodes(run)).toEqual([]);
    expect(run.rules[0]?.limit?.exceeded).toBe(false);
  });
});

describe('the digest of a run', () => {
  it('is the same for the same run and differs when a rule, the data or the choice does', async () => {
    const rules = { a: archive(has('a')), b: has('b'), safe: protect(has('c')) };
    const digest = async (request: Parameters<typeof plan>[0]): Promise<string> => (await plan(request)).digest;
    const base = await digest({ rules, records: eight });
    expect(await digest({ rules, records: eight })).toBe(base);
    expect(await digest({ rules: { ...rules, b: has('c') }, records: eight })).not.toBe(base);
    expect(await digest({ rules: { ...rules, safe: protect(has('b')) }, records: eight })).not.toBe(base);
    expect(await digest({ rules, records: eight.slice(0, 7) })).not.toBe(base);
    expect(await digest({ rules, records: eight, chosen: ['a'] })).not.toBe(base);
  });

  it('differs when as many, but other, records would be touched', async () => {
    const rules = { a: archive('first_name = "a"') };
    const digest = async (matching: number): Promise<string> =>
      (await plan({ rules, records: records(5, (id) => ({ firstname: id === matching ? 'a' : 'b' })) })).digest;
    expect(await digest(1)).not.toBe(await digest(2));
  });
});
