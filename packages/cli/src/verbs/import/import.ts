import { join, relative, resolve } from 'node:path';
import { grouped } from '@listwise/engine';
import { rememberProperties } from '@listwise/engine/files';
import {
  databasePath,
  dateFormat,
  dateFormatTokens,
  type ImportKind,
  type ImportReport,
  importFile,
  openBetterSqlite3,
  sourceConfig,
} from '@listwise/engine/sqlite';
import { exitCodes } from '../../exit-codes.ts';
import { UsageError } from '../../failures.ts';
import type { Output } from '../../terminal/output.ts';
import { progressOn } from '../../terminal/progress.ts';
import { csvWorker } from '../../threads.ts';
import { defineVerb, type VerbInput } from '../../verb.ts';
import { writeJson } from '../../views/problem-json.ts';
import { counted } from '../../views/severity-counts.ts';
import { momentOf, openWorkspace, requireValidSettings, type Workspace } from '../../workspace.ts';

interface ImportResult {
  readonly reports: readonly ImportReport[];
  readonly isFull: boolean;
}

export const importVerb = defineVerb<ImportResult>({
  run: async (input) => {
    const reports: ImportReport[] = [];
    for (const file of input.args) reports.push(await importOne(file, input));
    return { reports, isFull: input.options['full'] === true };
  },
  views: { pretty, json },
  exitCode: ({ reports }) => (reports.some(({ rejected }) => rejected > 0) ? exitCodes.findings : exitCodes.clean),
});

/** The project is read anew for each file: one file may bring properties that the next one has as well. */
async function importOne(file: string, input: VerbInput): Promise<ImportReport> {
  const workspace = openWorkspace(input);
  requireValidSettings(workspace);
  const { root, project } = workspace;
  const kind = (input.options['kind'] ?? 'contacts') as ImportKind;
  const full = input.options['full'] === true;
  if (full && kind !== 'contacts') throw new UsageError('--full goes with contacts only.');
  const store = storeOf(input, workspace);
  const form = formOf(input.options['dateFormat'] as string | undefined);
  const progress = progressOn(input.stderr, `Importing ${file}`, input.options['quiet'] === true);
  try {
    return await importFile({
      file: relative(process.cwd(), resolve(input.cwd, file)) || file,
      kind,
      openDatabase: openBetterSqlite3,
      csvWorker,
      storePath: store.path,
      shownStorePath: store.shown,
      catalog: project.catalog,
      zone: project.config.zone,
      now: momentOf(input, workspace).now,
      ...(form === undefined ? {} : { dateFormat: form }),
      full,
      rejectsPath: join(root, project.config.state, 'rejects', `${file.split(/[\\/]/).at(-1)}`),
      rememberProperties: (properties) => rememberProperties(root, properties),
      signal: input.signal,
      onProgress: progress.update,
    });
  } finally {
    progress.clear();
  }
}

function storeOf(input: VerbInput, { root, project }: Workspace): { path: string; shown: string } {
  const name = (input.options['source'] as string | undefined) ?? project.config.source;
  const settings = sourceConfig(project.config, name);
  if (settings.type !== 'sqlite' || settings.tables !== undefined)
    throw new UsageError(
      `The source \`${name}\` is not a local store, so nothing can be imported into it.`,
      'Name one with --source.',
    );
  return databasePath(settings, { root, environment: input.environment });
}

function formOf(pattern: string | undefined): ReturnType<typeof dateFormat> {
  if (pattern === undefined) return undefined;
  const form = dateFormat(pattern);
  if (form === undefined)
    throw new UsageError(
      `--date-format ${pattern} must name a year, a month and a day.`,
      `Its parts can be ${dateFormatTokens.join(' ')}.`,
    );
  return form;
}

function pretty({ reports, isFull }: ImportResult, output: Output): void {
  const { colors } = output;
  for (const report of reports) {
    const { file, rows, inserted, updated, unchanged, archived, rejected, unreadable, unlisted, rejectsFile } = report;
    const what = report.kind === 'email-events' ? ' events' : '';
    const parts = [
      `${grouped(inserted)} new${what}`,
      ...(what === '' ? [`${grouped(updated)} updated`] : []),
      `${grouped(unchanged)} unchanged`,
      ...(archived > 0 ? [`${grouped(archived)} archived`] : []),
    ];
    output.line(`${colors.bold(file)}: ${counted(rows, 'row')} read: ${parts.join(', ')}.`);
    if (rejected > 0)
      output.line(
        `  ${colors.red(`${counted(rejected, 'row')} rejected`)}; they stand with their reasons in ${rejectsFile}.`,
      );
    if (rejected > 0 && isFull) output.line('  Nothing was archived: a rejected row may belong to any contact.');
    if (unreadable > 0)
      output.line(
        `  ${colors.yellow(`${counted(unreadable, 'cell')} cannot be read`)}; rules that need them leave these records undecided.`,
      );
    if (unlisted > 0)
      output.line(`  ${counted(unlisted, 'cell')} with a value outside the options of its property; kept as it is.`);
    const added = report.columns.filter(({ isNew }) => isNew);
    if (added.length > 0)
      output.line(
        `  ${counted(added.length, 'column')} that no catalogue knows, kept: ${added.map(({ property }) => property).join(', ')} (catalog/imported.yaml).`,
      );
  }
}

/** One file is one object, as the contract says; several are an array of such objects. */
function json({ reports }: ImportResult, output: Output): void {
  const shown = reports.map(({ rejectsFile, columns, ...report }) => ({
    version: 1,
    ...report,
    ...(rejectsFile === undefined ? {} : { rejects_file: rejectsFile }),
    columns: columns.map(({ header, property }) => ({ header, property })),
  }));
  writeJson(shown.length === 1 ? shown[0] : shown, output);
}
