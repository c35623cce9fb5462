import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { largestFile } from '../../language/criteria-document.ts';
import { createProject } from '../project.ts';
import { findProject } from './find-project.ts';
import { isInside, shownPath } from './inside.ts';
import { type ReadProject, readProject, readTextFile, ruleIdOf } from './read-project.ts';

const folders: string[] = [];

/** A new folder with these files. */
function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'listwise-read-')));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const rules = ({ files }: ReadProject) => files.rules.map(({ id, file }) => [id, file.path]);
const file = (path: string, text: string) => ({ path, text });

describe('a project folder', () => {
  it('is read whole', () => {
    const root = folderWith({
      'listwise.yaml': 'version: 1\ntimezone: UTC\nsets: { words: data/words.txt }\n',
      'rules/b.criteria': 'email is known\n',
      'rules/a/c.criteria': 'everyone',
      'rules/readme.md': 'no rule',
      'rules/.hidden/x.criteria': 'everyone',
      'catalog/b.yaml': 'contact: {}',
      'catalog/a.yaml': '',
      'catalog/deeper/c.yaml': 'contact: {}',
      'data/words.txt': 'a\n',
    });
    const { files, parsed } = readProject(root);
    expect(files).toEqual({
      config: file('listwise.yaml', 'version: 1\ntimezone: UTC\nsets: { words: data/words.txt }\n'),
      rules: [
        { id: 'a/c', file: file('rules/a/c.criteria', 'everyone') },
        { id: 'b', file: file('rules/b.criteria', 'email is known\n') },
      ],
      catalogs: [file('catalog/a.yaml', ''), file('catalog/b.yaml', 'contact: {}')],
      sets: new Map([['words', file('data/words.txt', 'a\n')]]),
      packs: [],
    });
    expect(parsed?.problems).toEqual([]);
  });

  it('needs no listwise.yaml', () => {
    const { files, parsed } = readProject(folderWith({ 'rules/a.criteria': 'everyone' }));
    expect([files.config, parsed, files.rules.map(({ id }) => id)]).toEqual([undefined, undefined, ['a']]);
  });

  it('may be empty', () => {
    expect(readProject(folderWith({})).files).toEqual({ rules: [], catalogs: [], sets: new Map(), packs: [] });
  });

  it('has its profile worked in', () => {
    const root = folderWith({
      'listwise.yaml': 'version: 1\ntimezone: UTC\nprofiles: { p: { catalog: [other.yaml], sets: { w: w.txt } } }\n',
      'other.yaml': '',
      'w.txt': 'a',
    });
    const { files } = readProject(root, 'p');
    expect([files.catalogs.map(({ path }) => path), [...files.sets.keys()]]).toEqual([['other.yaml'], ['w']]);
  });

  it('keeps a broken listwise.yaml from hiding the rules', () => {
    const { files, parsed } = readProject(
      folderWith({ 'listwise.yaml': 'version: [', 'rules/a.criteria': 'everyone' }),
    );
    expect([files.rules.length, parsed?.problems.map(({ code }) => code)]).toEqual([1, ['invalid-yaml']]);
  });
});

describe('patterns', () => {
  const all = {
    'listwise.yaml': '',
    'rules/a.criteria': 'everyone',
    'rules/deep/b.criteria': 'everyone',
    'more/team one/c.criteria': 'everyone',
    'single/d.criteria': 'everyone',
    'e.criteria': 'everyone',
  };

  it.each([
    [
      'rules/**/*.criteria',
      [
        ['a', 'rules/a.criteria'],
        ['deep/b', 'rules/deep/b.criteria'],
      ],
    ],
    ['rules/*.criteria', [['a', 'rules/a.criteria']]],
    [
      '**/*.criteria',
      [
        ['e', 'e.criteria'],
        ['more/team one/c', 'more/team one/c.criteria'],
        ['rules/a', 'rules/a.criteria'],
        ['rules/deep/b', 'rules/deep/b.criteria'],
        ['single/d', 'single/d.criteria'],
      ],
    ],
    ['single/d.criteria', [['d', 'single/d.criteria']]],
    [
      '{rules,single}/*.criteria',
      [
        ['rules/a', 'rules/a.criteria'],
        ['single/d', 'single/d.criteria'],
      ],
    ],
    ['rules/d[e]ep/*.criteria', [['deep/b', 'rules/deep/b.criteria']]],
    ['none/**/*.criteria', []],
  ])('%s', (pattern, expected) => {
    const root = folderWith({ ...all, 'listwise.yaml': `version: 1\nrules: ["${pattern}"]\n` });
    expect(rules(readProject(root))).toEqual(expected);
  });

  it('that find a file twice read it once', () => {
    const root = folderWith({
      ...all,
      'listwise.yaml': 'version: 1\ntimezone: UTC\nrules: [rules/**/*.criteria, rules/a.criteria]\n',
    });
    const { files, parsed } = readProject(root);
    expect(createProject(files, parsed).problems).toEqual([]);
  });

  it('give ids below their fixed part', () => {
    expect([
      ruleIdOf('rules/a/b.criteria', 'rules'),
      ruleIdOf('rules/a/b.criteria', ''),
      ruleIdOf('rulesets/b.criteria', 'rules'),
    ]).toEqual(['a/b', 'rules/a/b', 'rulesets/b']);
  });
});

describe('files that cannot be read', () => {
  it('that are named and do not exist are told', () => {
    const root = folderWith({
      'listwise.yaml':
        'version: 1\nrules: [mine.criteria]\ncatalog: [mine.yaml]\nsets: { words: words.txt, folder: catalog }\n',
      'catalog/x': '',
    });
    const { files } = readProject(root);
    const missing = (path: string) => ({ path, failure: 'there is no such file' });
    expect([files.rules, files.catalogs, [...files.sets.values()]]).toEqual([
      [{ id: 'mine', file: missing('mine.criteria') }],
      [missing('mine.yaml')],
      [missing('words.txt'), { path: 'catalog', failure: 'it is a folder' }],
    ]);
  });

  it('that are too large are not read', () => {
    const root = folderWith({ 'rules/a.criteria': Buffer.alloc(largestFile + 1, 'a') });
    const { files, parsed } = readProject(root);
    expect(files.rules.map(({ file: found }) => found)).toEqual([
      { path: 'rules/a.criteria', failure: `it has ${largestFile + 1} bytes`, tooManyBytes: largestFile + 1 },
    ]);
    expect(createProject(files, parsed).problems.map(({ problem }) => problem)).toMatchObject([
      { code: 'file-too-large', facts: { bytes: largestFile + 1, limit: largestFile } },
    ]);
  });

  it('that are not UTF-8 are told so', () => {
    const root = folderWith({ 'rules/a.criteria': Buffer.from([0x61, 0xe5, 0x20, 0x69, 0x73]) });
    const { files, parsed } = readProject(root);
    expect(createProject(files, parsed).problems.map(({ problem }) => problem.code)).toEqual(['not-text']);
  });

  it.skipIf(process.getuid?.() === 0)('that are forbidden are told', () => {
    const root = folderWith({ 'rules/a.criteria': 'everyone' });
    chmodSync(join(root, 'rules/a.criteria'), 0);
    expect(readTextFile(root, 'rules/a.criteria')).toEqual({ path: 'rules/a.criteria', failure: 'permission denied' });
  });
});

describe('what leaves the project', () => {
  const outside = { path: 'x', failure: 'it lies outside the project' };
  const secret = folderWith({ 'secret.criteria': 'everyone', 'secret.yaml': 'contact: {}', 'secret.txt': 'a' });

  it('by a path is refused', () => {
    const root = folderWith({
      'listwise.yaml': `version: 1\nrules: [../secret.criteria]\ncatalog: ["${secret}/secret.yaml"]\nsets: { a: ../../etc/passwd, b: /etc/passwd }\n`,
    });
    const { files } = readProject(root);
    const failures = [...files.rules.map((rule) => rule.file), ...files.catalogs, ...files.sets.values()];
    expect(failures.map((found) => ({ ...found, path: 'x' }))).toEqual([outside, outside, outside, outside]);
  });

  it('by a link is refused', () => {
    const root = folderWith({
      'listwise.yaml': 'version: 1\nsets: { words: words.txt }\n',
      'rules/a.criteria': 'everyone',
    });
    symlinkSync(join(secret, 'secret.criteria'), join(root, 'rules/linked.criteria'));
    symlinkSync(secret, join(root, 'rules/folder'));
    mkdirSync(join(root, 'catalog'));
    symlinkSync(join(secret, 'secret.yaml'), join(root, 'catalog/linked.yaml'));
    symlinkSync(join(secret, 'secret.txt'), join(root, 'words.txt'));
    const { files } = readProject(root);
    const found = [...files.rules.map((rule) => rule.file), ...files.catalogs, ...files.sets.values()];
    expect(found.map(({ path, ...rest }) => [path, 'text' in rest ? 'read' : rest.failure])).toEqual([
      ['rules/a.criteria', 'read'],
      ['rules/folder/secret.criteria', 'it lies outside the project'],
      ['rules/linked.criteria', 'it lies outside the project'],
      ['catalog/linked.yaml', 'it lies outside the project'],
      ['words.txt', 'it lies outside the project'],
    ]);
  });

  it('by a listwise.yaml that is a link is refused', () => {
    const root = folderWith({});
    symlinkSync(join(secret, 'secret.yaml'), join(root, 'listwise.yaml'));
    expect(readProject(root).files.config).toEqual({ path: 'listwise.yaml', failure: 'it lies outside the project' });
  });

  it('is told as such', () => {
    const root = folderWith({ 'listwise.yaml': 'version: 1\ntimezone: UTC\nrules: [../x.criteria]\n' });
    const { files, parsed } = readProject(root);
    expect(createProject(files, parsed).problems.map(({ problem }) => problem.code)).toEqual(['path-outside']);
  });

  it('by a pattern with dots is refused', () => {
    const root = folderWith({
      'project/listwise.yaml': 'version: 1\nrules: ["../other/*.criteria"]\n',
      'other/a.criteria': 'everyone',
    });
    const { files } = readProject(join(root, 'project'));
    expect(files.rules.filter(({ file: found }) => 'text' in found)).toEqual([]);
  });

  it('and comes back is allowed', () => {
    const root = folderWith({ 'rules/a.criteria': 'everyone', 'shared/b.criteria': 'email is known' });
    symlinkSync(join(root, 'shared'), join(root, 'rules/shared'));
    expect(rules(readProject(root))).toEqual([
      ['a', 'rules/a.criteria'],
      ['shared/b', 'rules/shared/b.criteria'],
    ]);
  });

  it('by a link that goes round in a circle ends', () => {
    const root = folderWith({ 'rules/a.criteria': 'everyone' });
    symlinkSync(join(root, 'rules'), join(root, 'rules/again'));
    expect(rules(readProject(root))[0]).toEqual(['a', 'rules/a.criteria']);
  });
});

describe('packs', () => {
  const pack = {
    'shared-pack/listwise.yaml': 'version: 1\ntimezone: UTC\nparams: { days: 30 }\nsets: { domains: data/d.txt }\n',
    'shared-pack/rules/protect/customers.criteria': '---\naction: protect\n---\nlifecycle_stage = customer',
    'shared-pack/rules/old.criteria':
      'create_date is more than $days days ago and does not meet protect/customers and email_domain is any of $domains',
    'shared-pack/catalog/x.yaml': 'contact: { tier: { type: number } }',
    'shared-pack/data/d.txt': 'a.example',
    'project/listwise.yaml': 'version: 1\ntimezone: UTC\nextends: [../shared-pack]\n',
    'project/rules/x.criteria': 'meets shared-pack/old and tier > 5',
  };

  it('may lie outside, and lend their rules, sets and catalogue', () => {
    const root = join(folderWith(pack), 'project');
    const { files, parsed } = readProject(root);
    expect(
      files.packs.map(({ name, rules: own, catalogs, sets }) => [
        name,
        own.map(({ id, file: { path } }) => [id, path]),
        catalogs.map(({ path }) => path),
        [...sets].map(([set, { path }]) => [set, path]),
      ]),
    ).toEqual([
      [
        'shared-pack',
        [
          ['shared-pack/old', '../shared-pack/rules/old.criteria'],
          ['shared-pack/protect/customers', '../shared-pack/rules/protect/customers.criteria'],
        ],
        ['../shared-pack/catalog/x.yaml'],
        [['domains', '../shared-pack/data/d.txt']],
      ],
    ]);
    const project = createProject(files, parsed);
    expect(project.problems).toEqual([]);
    expect(project.rule('shared-pack/old')?.usedRules).toEqual(new Set(['shared-pack/protect/customers']));
  });

  it('may not reach outside themselves', () => {
    const root = folderWith({
      ...pack,
      'shared-pack/listwise.yaml':
        'version: 1\nrules: [../project/rules/*.criteria]\nsets: { domains: ../project/listwise.yaml }\n',
    });
    const { files } = readProject(join(root, 'project'));
    const [own] = files.packs;
    const read = [...(own?.rules ?? []).map((rule) => rule.file), ...(own?.sets.values() ?? [])];
    expect(read.filter((found) => 'text' in found)).toEqual([]);
  });

  it('need no listwise.yaml of their own', () => {
    const root = folderWith({
      'pack/rules/a.criteria': 'everyone',
      'project/listwise.yaml': 'version: 1\ntimezone: UTC\nextends: [../pack/]\n',
    });
    const { files } = readProject(join(root, 'project'));
    expect(files.packs.map((found) => [found.name, found.config, found.rules.length])).toEqual([
      ['pack', undefined, 1],
    ]);
  });

  it('that do not exist are told', () => {
    const root = folderWith({ 'listwise.yaml': 'version: 1\ntimezone: UTC\nextends: [../nowhere]\n' });
    const { files, parsed } = readProject(root);
    expect(createProject(files, parsed).problems.map(({ file: at, problem }) => [at, problem.code])).toEqual([
      ['listwise.yaml', 'unreadable-file'],
    ]);
  });

  it('of one name are told', () => {
    const root = folderWith({
      'one/pack/rules/a.criteria': 'everyone',
      'two/pack/rules/b.criteria': 'meets a',
      'project/listwise.yaml': 'version: 1\ntimezone: UTC\nextends: [../one/pack, ../two/pack]\n',
    });
    const { files, parsed } = readProject(join(root, 'project'));
    expect(createProject(files, parsed).problems).not.toEqual([]);
  });
});

describe('paths', () => {
  const root = folderWith({ 'a/b.txt': '', 'ab/c.txt': '' });

  it.each([
    ['a/b.txt', true],
    ['.', true],
    ['a/../a/b.txt', true],
    ['not/there/yet.txt', true],
    ['..a/x', true],
    ['..', false],
    ['../x', false],
    ['/etc/passwd', false],
  ])('%s', (path, expected) => expect(isInside(root, path)).toBe(expected));

  it('of a folder are not those of one whose name begins alike', () => {
    expect(isInside(join(root, 'a'), '../ab/c.txt')).toBe(false);
  });

  it('are shown from the project', () => {
    expect([shownPath(root, join(root, 'a/b.txt')), shownPath(root, root), shownPath(join(root, 'a'), root)]).toEqual([
      'a/b.txt',
      '.',
      '..',
    ]);
  });
});

describe('finding a project', () => {
  it('looks upwards for listwise.yaml', () => {
    const root = folderWith({ 'listwise.yaml': '', 'rules/deep/a.criteria': '' });
    expect([findProject(join(root, 'rules/deep')), findProject(root)]).toEqual([root, root]);
  });

  it('finds none where there is none', () => {
    expect(findProject(folderWith({}))).toBeUndefined();
  });
});
