import { createProject, type Project } from '../project/project.ts';
import { parseConfig } from '../project/project-config.ts';
import type { RecordData } from '../sources/memory/memory-records.ts';
import { memorySource } from '../sources/memory/memory-source.ts';
import type { Source } from '../sources/source.ts';
import { momentAt } from '../values/moment.ts';
import type { Cell } from '../values/value.ts';
import { type DryRun, dryRun } from './dry-run.ts';
import type { Members } from './judgement.ts';

export interface PlanRequest {
  /** Criteria files by rule id. */
  readonly rules: Readonly<Record<string, string>>;
  readonly records: readonly RecordData[];
  /** Lines of listwise.yaml. */
  readonly config?: string;
  readonly catalog?: string;
  readonly chosen?: readonly string[];
}

export function projectOf({ rules, config = '', catalog = '' }: Omit<PlanRequest, 'records'>): Project {
  const text = `version: 1\ntimezone: UTC\n${config}`;
  return createProject(
    {
      config: { path: 'listwise.yaml', text },
      rules: Object.entries(rules).map(([id, rule]) => ({ id, file: { path: `rules/${id}.criteria`, text: rule } })),
      catalogs: catalog === '' ? [] : [{ path: 'catalog/own.yaml', text: catalog }],
      sets: new Map(),
      packs: [],
    },
    parseConfig(text, undefined),
  );
}

/** A dry run on records in memory. */
export function plan(request: PlanRequest, source?: Source): Promise<DryRun> {
  const project = projectOf(request);
  return dryRun({
    project,
    source: source ?? memorySource('memory', request.records, project.catalog),
    moment: momentAt(Date.parse('2026-03-29T10:30:00Z'), project.config.zone),
    ...(request.chosen === undefined ? {} : { rules: request.chosen }),
  });
}

/** A record; a property that is not among the cells is not supplied. */
export function record(
  id: number | string,
  cells: Readonly<Record<string, Cell>>,
  lists: readonly string[] = [],
): RecordData {
  return { id: String(id), cells: new Map(Object.entries(cells)), lists: new Set(lists) };
}

/** As many records, numbered from 1. */
export function records(count: number, cellsOf: (id: number) => Readonly<Record<string, Cell>>): RecordData[] {
  return Array.from({ length: count }, (_, index) => record(index + 1, cellsOf(index + 1)));
}

export interface RuleOutcome {
  readonly matched?: readonly string[];
  readonly undecided?: readonly string[];
  readonly protected?: readonly string[];
  readonly protectedUndecided?: readonly string[];
  readonly superseded?: readonly string[];
  readonly affected?: readonly string[];
}

/** Who is in which part of each rule's outcome; empty parts are left out. */
export function outcomes(run: DryRun): Record<string, RuleOutcome> {
  const ids = ({ set, count }: Members): string[] => {
    const found = [...run.ids(set)];
    if (found.length !== count) throw new Error(`${count} counted, ${found.length} named`);
    return found;
  };
  return Object.fromEntries(
    run.rules.map(({ rule, matched, undecided, protectedUndecided, superseded, affected, ...rest }) => {
      const parts = { matched, undecided, protected: rest.protected, protectedUndecided, superseded, affected };
      return [
        rule.id,
        Object.fromEntries(
          Object.entries(parts)
            .map(([part, members]) => [part, ids(members)] as const)
            .filter(([, found]) => found.length > 0),
        ),
      ];
    }),
  );
}

/** Problems as `rule-file: code`, in their order. */
export function problemCodes({ problems }: DryRun): string[] {
  return problems.map(({ file, problem }) => `${file.replace(/^rules\/|\.criteria$/g, '')}: ${problem.code}`);
}
