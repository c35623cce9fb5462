import type { Source } from '@listwise/engine/running';
import { openSource } from '@listwise/engine/sqlite';
import { scanWorker } from './threads.ts';
import type { VerbInput } from './verb.ts';
import type { Workspace } from './workspace.ts';

/** Opens the source that `--source` or the project names; the work is done and the source closed. */
export async function withSource<T>(
  input: VerbInput,
  { root, project }: Workspace,
  work: (source: Source) => Promise<T>,
  options: { readonly scansSoon?: boolean } = {},
): Promise<T> {
  const name = input.options['source'] as string | undefined;
  const source = openSource({
    root,
    config: project.config,
    environment: input.environment,
    scanWorker,
    scansSoon: options.scansSoon === true,
    ...(name === undefined ? {} : { name }),
  });
  try {
    return await work(source);
  } finally {
    await source.close();
  }
}
