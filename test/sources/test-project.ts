import { createProject, type Project } from '../../packages/engine/src/index.ts';
import { parseConfig } from '../../packages/engine/src/project/project-config.ts';
import type { BoundCriteria } from '../../packages/engine/src/semantics/bound-criteria.ts';
import { type Moment, momentAt } from '../../packages/engine/src/values/moment.ts';

/** One property of each type, and what the computed ones rest on. */
const usualCatalogue = `
contact:
  t_text: { label: Text, type: string }
  t_number: { label: Number, type: number }
  t_flag: { label: Flag, type: boolean, options: { "true": Marketing contact, "false": Non-marketing contact } }
  t_choice:
    label: Choice
    type: enumeration
    options: { NEW: New, "Not applicable": None of it, "5": Five, "true": "Yes", "Åland": Islands, B: NEW }
  t_multi:
    label: Multi
    type: multi_enumeration
    options: { RED: Red, GREEN: Green, "Light blue": Sky, "7": Seven }
  t_open: { label: Open, type: enumeration, open: true }
  t_open_multi: { label: Open multi, type: multi_enumeration, open: true }
  t_date: { label: Date, type: date }
  t_other_date: { label: Other date, type: date }
  t_time: { label: Time, type: datetime }
  t_other_time: { label: Other time, type: datetime }
  hs_email_optout_1: { label: "Opted out of email: One", type: boolean }
  hs_email_optout_2: { label: "Opted out of email: Two", type: boolean }
  hubspot_owner_id: { options: { "11": Åsa Ek, "12": Bo } }
deal:
  t_signed: { label: Signed, type: date }
  t_tags: { label: Tags, type: multi_enumeration, open: true }
`;

export interface Setting {
  readonly zone: string;
  readonly now: string;
  readonly weekStart: 'monday' | 'sunday';
}

export interface TestProject {
  readonly project: Project;
  readonly moment: Moment;
  /** Binds a criteria file's text; throws when it has an error. */
  bind(text: string): BoundCriteria;
}

interface ProjectParts {
  /** Criteria files, by rule id. */
  readonly rules?: Readonly<Record<string, string>>;
  /** Value sets, by name. */
  readonly sets?: Readonly<Record<string, string>>;
  /** A catalogue file beside the usual one. */
  readonly catalogue?: string;
}

export function testProject(
  { zone, now, weekStart }: Setting,
  { rules = {}, sets = {}, catalogue }: ProjectParts = {},
): TestProject {
  const config = `version: 1\ntimezone: ${zone}\nweek_starts: ${weekStart}\n`;
  const project = createProject(
    {
      config: { path: 'listwise.yaml', text: config },
      rules: Object.entries(rules).map(([id, text]) => ({ id, file: { path: `rules/${id}.criteria`, text } })),
      catalogs: [
        { path: 'catalog/test.yaml', text: usualCatalogue },
        ...(catalogue === undefined ? [] : [{ path: 'catalog/more.yaml', text: catalogue }]),
      ],
      sets: new Map(Object.entries(sets).map(([name, text]) => [name, { path: `${name}.txt`, text }])),
      packs: [],
    },
    parseConfig(config, undefined),
  );
  const broken = project.problems.filter(({ problem }) => problem.severity === 'error');
  if (broken.length > 0) throw new Error(`the test project has errors: ${JSON.stringify(broken)}`);
  return {
    project,
    moment: momentAt(Date.parse(now), project.config.zone, weekStart),
    bind: (text) => {
      const { criteria, problems } = project.adHocRule('ad-hoc', 'ad-hoc.criteria', text);
      if (criteria === undefined) throw new Error(`${text}\n${JSON.stringify(problems, undefined, 2)}`);
      return criteria;
    },
  };
}
