import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeAtomically } from './write-atomically.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwise-write-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('makes a file that is not there, and the folders above it', () => {
  writeAtomically(join(folder, 'a', 'b.yaml'), 'new');
  expect(readFileSync(join(folder, 'a', 'b.yaml'), 'utf8')).toBe('new');
});

it('replaces a file through a link, and keeps link and mode', () => {
  const [file, link] = [join(folder, 'file'), join(folder, 'link')];
  writeFileSync(file, 'old', { mode: 0o600 });
  symlinkSync(file, link);
  writeAtomically(link, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('leaves nothing beside what cannot be replaced', () => {
  mkdirSync(join(folder, 'below'));
  expect(() => writeAtomically(join(folder, 'below'), 'new')).toThrow();
  expect(readdirSync(folder)).toEqual(['below']);
});
