import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command as a user has it: built. */
export const listwise = fileURLToPath(new URL('../../packages/cli/bin/listwise.js', import.meta.url));

/** Makes a project with the given rules, by id; rules that were there before are gone. */
export function writeProject(folder, rules) {
  rmSync(join(folder, 'rules'), { recursive: true, force: true });
  mkdirSync(join(folder, 'rules'), { recursive: true });
  writeFileSync(join(folder, 'listwise.yaml'), 'version: 1\ntimezone: Europe/Stockholm\n');
  for (const [id, text] of Object.entries(rules)) {
    const file = join(folder, 'rules', `${id}.criteria`);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** `count` different rules of a few clauses each. */
export function manyRules(count) {
  const clauses = [
    (n) =>
      `hard_bounce_reason is any of (UNKNOWN_USER, MAILBOX_FULL)\nand last_click_date is more than ${n + 30} days ago`,
    (n) => `unsubscribed_all = true\nand (sends_since_engagement >= ${n} or last_open_date is unknown)`,
    (n) => `lifecycle_stage is none of (customer, evangelist)\nand create_date is before 20${20 + (n % 6)}-01-01`,
    (n) => `email ends with any of ("@example.com", "@mail${n}.example.org")\nand not lead_status = OPEN`,
  ];
  const rules = {};
  for (let n = 0; n < count; n++)
    rules[`group-${n % 10}/rule-${n}`] =
      `---\nname: Rule ${n}\nowner: revops@example.com\n---\n${clauses[n % clauses.length](n)}\n`;
  return rules;
}
