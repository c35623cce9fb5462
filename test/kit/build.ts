import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the command once before all tests, so that those which run it run what the sources say. */
export function setup(): void {
  for (const script of ['../../packages/engine/scripts/compile-validators.js', '../../packages/cli/scripts/build.js'])
    execFileSync(process.execPath, [fileURLToPath(new URL(script, import.meta.url))], { stdio: 'inherit' });
}
