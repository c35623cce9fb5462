import { hasErrors } from '@listwise/engine';
import { projectNeeds, pull } from '@listwise/engine/hubspot';
import { databasePath, openBetterSqlite3 } from '@listwise/engine/sqlite';
import { exitCodes } from '../../exit-codes.ts';
import { UsageError } from '../../failures.ts';
import { openPortal } from '../../hubspot-portal.ts';
import type { Output } from '../../terminal/output.ts';
import { type Progress, progressOn } from '../../terminal/progress.ts';
import { defineVerb, type VerbInput } from '../../verb.ts';
import { momentOf, openWorkspace, requireValidSettings, type Workspace } from '../../workspace.ts';
import type { PullResult } from './pull-result.ts';
import { pullJson, pullPretty } from './views.ts';

export const pullVerb = defineVerb<PullResult>({
  run: async (input) => {
    const workspace = openWorkspace(input);
    requireValidSettings(workspace);
    const { project } = workspace;
    const { name, api } = openPortal(input, workspace);
    const store = localStore(input, workspace);
    const shown = progressSteps(input);
    try {
      const report = await pull({
        api,
        needs: projectNeeds(project, { all: input.options['all'] === true }),
        catalog: project.catalog,
        openDatabase: openBetterSqlite3,
        storePath: store.path,
        shownStorePath: store.shown,
        zone: project.config.zone,
        now: momentOf(input, workspace).now,
        full: input.options['full'] === true,
        signal: input.signal,
        onProgress: ({ what, done, total }) => shown.update(what, done, total),
      });
      const brokenRules = project.rules.filter(({ problems }) => hasErrors(problems)).map(({ id }) => id);
      return { ...report, source: name, store: store.shown, brokenRules };
    } finally {
      shown.clear();
      if (input.signal.aborted)
        input.stderr.line('What was read is kept beside the store; `listwise pull` goes on there.');
    }
  },
  views: { pretty: pullPretty, json: pullJson },
  exitCode: () => exitCodes.clean,
});

/** The project's own store: its default source, else the only one that Listwise makes. */
function localStore(input: VerbInput, { root, project }: Workspace): { path: string; shown: string } {
  const { sources, source } = project.config;
  const stores = Object.entries(sources).filter(([, each]) => each.type === 'sqlite' && each.tables === undefined);
  const [, settings] = stores.find(([name]) => name === source) ?? (stores.length === 1 ? stores[0] : undefined) ?? [];
  if (settings?.type !== 'sqlite')
    throw new UsageError(
      stores.length === 0
        ? 'listwise.yaml names no local store to pull into.'
        : 'listwise.yaml names several local stores, and none of them is the default source.',
      stores.length === 0
        ? 'Add one under `sources:`, such as `local: { type: sqlite, path: data/contacts.db }`.'
        : 'Set `source:` to the one to pull into.',
    );
  return databasePath(settings, { root, environment: input.environment });
}

/** One line of progress for each step. */
function progressSteps(input: VerbInput): { update(what: string, done: number, total: number): void; clear(): void } {
  let step: string | undefined;
  let progress: Progress | undefined;
  return {
    update: (what, done, total) => {
      if (what !== step) {
        progress?.clear();
        progress = progressOn(input.stderr as Output, `Pulling ${what}`, input.options['quiet'] === true, {
          counts: true,
        });
        step = what;
      }
      progress?.update(done, total);
    },
    clear: () => progress?.clear(),
  };
}
