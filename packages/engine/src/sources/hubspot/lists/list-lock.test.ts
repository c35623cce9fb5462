import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seen } from '../../../problems/seen-problem.test-kit.ts';
import {
  emptyListLock,
  type LockedList,
  listLockText,
  lockedList,
  parseListLock,
  withLockedList,
} from './list-lock.ts';
import { readListLock, writeListLock } from './node/list-lock-file.ts';

const dead: LockedList = {
  list: '42',
  name: 'Hygiene: dead',
  type: 'static',
  applied: { at: '2026-01-15T09:00:00Z', members: { count: 2, digest: 'sha256:ab' } },
};

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'listwise-lock-'));
});
afterEach(() => rmSync(root, { recursive: true }));

it('is text in a fixed order, whatever the order of writing', () => {
  const text = `# The lists in HubSpot that rules of this project own. Written by listwise; commit it.
lists:
  "100":
    bounces/dead:
      applied:
        at: 2026-01-15T09:00:00Z
        members:
          count: 2
          digest: sha256:ab
      list: "42"
      name: "Hygiene: dead"
      type: static
    x:
      list: "7"
      name: X
      type: active
version: 1
`;
  const x: LockedList = { list: '7', name: 'X', type: 'active' };
  const one = withLockedList(withLockedList(emptyListLock, '100', 'x', x), '100', 'bounces/dead', dead);
  const other = withLockedList(withLockedList(emptyListLock, '100', 'bounces/dead', dead), '100', 'x', x);
  expect([listLockText(one), listLockText(other)]).toEqual([text, text]);
  expect(parseListLock(text)).toEqual({ lock: one, problems: [] });
});

it('a list is ours on its own portal only, and no longer once it is taken out', () => {
  const lock = withLockedList(emptyListLock, '100', 'dead', dead);
  expect([
    lockedList(lock, '100', 'dead'),
    lockedList(lock, '200', 'dead'),
    lockedList(lock, '100', 'constructor'),
  ]).toEqual([dead, undefined, undefined]);
  expect(listLockText(withLockedList(lock, '100', 'dead', undefined))).toBe(listLockText(emptyListLock));
});

it('is read as nothing where it is wrong, and the problem stands at its place', () => {
  const text = 'version: 1\nlists: { "100": { dead: { list: 42, name: Dead, type: static } } }\n';
  const { lock, problems } = parseListLock(text);
  expect(lock).toBeUndefined();
  expect(seen(text, problems)).toMatchObject([{ code: 'invalid-value', at: expect.stringContaining('«42»') }]);
});

it('is written whole, and nothing else is left in the folder', () => {
  expect(readListLock(root)).toEqual({ lock: emptyListLock, problems: [], text: '' });
  const lock = withLockedList(emptyListLock, '100', 'dead', dead);
  writeListLock(root, emptyListLock);
  writeListLock(root, lock);
  expect(readdirSync(root)).toEqual(['listwise.lock.yaml']);
  expect(readFileSync(join(root, 'listwise.lock.yaml'), 'utf8')).toBe(listLockText(lock));
  expect(readListLock(root).lock).toEqual(lock);
});

it('a lock that is a mess of a merge is a problem, not an empty lock', () => {
  writeFileSync(join(root, 'listwise.lock.yaml'), '<<<<<<< ours\nversion: 1\n=======\nversion: 1\n');
  const { lock, problems } = readListLock(root);
  expect([lock, problems.length > 0]).toEqual([undefined, true]);
});
