import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkFiles, createProject, type FileProblem, momentAt, type Project, testFileOf } from '@listwise/engine';
import { findTestFiles, readProject, readTests } from '@listwise/engine/files';
import { type FencedBlock, filesOf } from './fenced-blocks.ts';

/** The project that the files of these blocks make up, read from disk as the command reads one. */
export function projectOfBlocks(blocks: readonly FencedBlock[]): Project {
  return inFolderOf(blocks, projectAt);
}

/** What is wrong in the project of these blocks, and in the tests of its rules. */
export function problemsOfBlocks(blocks: readonly FencedBlock[]): readonly FileProblem[] {
  return inFolderOf(blocks, (root) => {
    const project = projectAt(root);
    const written = filesOf(blocks);
    const found = checkFiles({
      project,
      moment: momentAt(Date.parse('2026-11-24T09:00:00Z'), project.config.zone),
      hasTest: ({ file }) => written[testFileOf(file)] !== undefined,
    });
    return [...found, ...readTests(root, project, findTestFiles(root, project)).problems];
  });
}

function projectAt(root: string): Project {
  const { files, parsed } = readProject(root);
  return createProject(files, parsed);
}

function inFolderOf<T>(blocks: readonly FencedBlock[], work: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'listwise-docs-'));
  try {
    for (const [path, text] of Object.entries(filesOf(blocks))) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return work(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
