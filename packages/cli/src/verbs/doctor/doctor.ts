import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors, problemMessage } from '@listwise/engine';
import { SourceError } from '@listwise/engine/running';
import { databasePath, openSource, sourceConfig } from '@listwise/engine/sqlite';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import type { Output } from '../../terminal/output.ts';
import { defineVerb, type VerbInput } from '../../verb.ts';
import { programVersion } from '../../version.ts';
import { writeJson } from '../../views/problem-json.ts';
import { counted } from '../../views/severity-counts.ts';
import { openWorkspace, type Workspace } from '../../workspace.ts';

/** One thing that was looked at. */
interface Finding {
  readonly about: string;
  readonly state: 'ok' | 'warning' | 'failed';
  readonly says: string;
  readonly advice?: string;
}

export const doctorVerb = defineVerb<readonly Finding[]>({
  run: async (input) => {
    const findings = [program()];
    const workspace = await projectFindings(input, findings);
    if (workspace !== undefined) await sourceFindings(input, workspace, findings);
    return findings;
  },
  views: {
    pretty,
    json: (findings, output) => writeJson({ version: 1, findings }, output),
  },
  exitCode: (findings): ExitCode =>
    findings.some(({ state }) => state === 'failed') ? exitCodes.failure : exitCodes.clean,
});

function program(): Finding {
  return { about: 'program', state: 'ok', says: `listwise ${programVersion}, Node ${process.versions.node}` };
}

async function projectFindings(input: VerbInput, findings: Finding[]): Promise<Workspace | undefined> {
  let workspace: Workspace;
  try {
    workspace = openWorkspace(input);
  } catch (error) {
    findings.push({
      about: 'project',
      state: 'failed',
      says: (error as Error).message,
      advice: 'Make one with `listwise init`.',
    });
    return undefined;
  }
  const { project, root } = workspace;
  findings.push({ about: 'project', state: 'ok', says: join(root, 'listwise.yaml') });
  for (const { file, problem } of project.problems.filter((found) => !found.file.endsWith('.criteria')))
    findings.push({
      about: file,
      state: problem.severity === 'error' ? 'failed' : 'warning',
      says: problemMessage(problem),
    });
  const broken = project.rules.filter(({ problems }) => hasErrors(problems));
  findings.push({
    about: 'rules',
    state: broken.length > 0 ? 'warning' : 'ok',
    says:
      broken.length > 0
        ? `${counted(project.rules.length, 'rule')}, ${broken.length} with errors`
        : counted(project.rules.length, 'rule'),
    ...(broken.length > 0 ? { advice: 'Run `listwise check`.' } : {}),
  });
  if (project.rules.length > 0 && !project.rules.some(({ action }) => action === 'protect'))
    findings.push({
      about: 'protection',
      state: 'warning',
      says: 'No rule protects anyone.',
      advice: 'Add one with `action: protect`, for your customers first.',
    });
  return workspace;
}

async function sourceFindings(input: VerbInput, { root, project }: Workspace, findings: Finding[]): Promise<void> {
  const { config } = project;
  const name = (input.options['source'] as string | undefined) ?? config.source;
  const about = `source ${name}`;
  try {
    const settings = sourceConfig(config, name);
    if (
      settings.type === 'sqlite' &&
      settings.tables === undefined &&
      !existsSync(databasePath(settings, { root, environment: input.environment }).path)
    ) {
      findings.push({
        about,
        state: 'warning',
        says: 'There is no data yet.',
        advice: 'Export your contacts and run `listwise import contacts.csv`.',
      });
      return;
    }
    const source = openSource({ root, config, name, environment: input.environment });
    try {
      const { readAt } = await source.describe();
      const records = await source.count();
      const age = readAt === undefined ? undefined : Date.now() - readAt;
      const says = `${counted(records, 'contact')}${age === undefined ? '' : `, read ${ageText(age)} ago`}`;
      const isOld = age !== undefined && settings.max_age !== undefined && age > milliseconds(settings.max_age);
      findings.push(
        isOld
          ? {
              about,
              state: 'warning',
              says: `${says}; \`max_age\` is ${settings.max_age}`,
              advice: 'Import a fresh export.',
            }
          : { about, state: 'ok', says },
      );
    } finally {
      await source.close();
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    findings.push({
      about,
      state: 'failed',
      says: error.message,
      ...(error.hint === undefined ? {} : { advice: error.hint }),
    });
  }
}

/** `30m`, `24h` or `7d`. */
function milliseconds(age: string): number {
  const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
  return Number(age.slice(0, -1)) * units[age.slice(-1) as keyof typeof units];
}

function ageText(age: number): string {
  const hours = age / 3_600_000;
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} minutes`;
  return hours < 48 ? `${Math.round(hours)} hours` : `${Math.round(hours / 24)} days`;
}

function pretty(findings: readonly Finding[], { colors, line }: Output): void {
  const marks = { ok: colors.green('✓'), warning: colors.yellow('!'), failed: colors.red('✗') };
  for (const { about, state, says, advice } of findings) {
    line(`${marks[state]} ${colors.bold(about)}: ${says}`);
    if (advice !== undefined) line(`    ${advice}`);
  }
}
