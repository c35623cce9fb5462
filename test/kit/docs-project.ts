import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createProject, type Project } from '@listwise/engine';
import { readProject } from '@listwise/engine/files';
import { type FencedBlock, filesOf } from './fenced-blocks.ts';

/** The project that the files of these blocks make up, read from disk as the command reads one. */
export function projectOfBlocks(blocks: readonly FencedBlock[]): Project {
  const root = mkdtempSync(join(tmpdir(), 'listwise-docs-'));
  try {
    for (const [path, text] of Object.entries(filesOf(blocks))) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const { files, parsed } = readProject(root);
    return createProject(files, parsed);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
