export interface ScaffoldOptions {
  readonly timezone: string;
  /** Where the CI workflow goes; absent when there is to be none. */
  readonly workflow?: {
    /** The project's folder in it, `.` when they are the same. */
    readonly project: string;
  };
}

/** The files of a new project, by path. */
export function scaffold({ timezone, workflow }: ScaffoldOptions): Record<string, string> {
  return {
    'listwise.yaml': config(timezone),
    'rules/bounces/hard-bounces.criteria': rule,
    'rules/bounces/hard-bounces.test.yaml': test,
    'rules/protect/customers.criteria': protection,
    'rules/protect/customers.test.yaml': protectionTest,
    '.gitignore': ignored,
    '.vscode/extensions.json': `${JSON.stringify({ recommendations: ['listwise.listwise-vscode'] }, null, 2)}\n`,
    ...(workflow === undefined ? {} : { [workflowPath(workflow.project)]: workflowText(workflow.project) }),
  };
}

function config(timezone: string): string {
  return `version: 1

# The time zone of your CRM account: days begin and end at its midnight.
timezone: ${timezone}

rules: [rules/**/*.criteria]

source: local
sources:
  local: { type: sqlite, path: data/contacts.db, max_age: 24h }
`;
}

const rule = `---
name: Hard bounces
description: Contacts whose address bounced hard, and who are nobody's customer.
action: report
tags: [deliverability]
---
hard_bounce_reason is known
and does not meet protect/customers
`;

const protection = `---
name: Customers
description: Whoever bought something stays, whatever happened to an email.
action: protect
---
lifecycle_stage is any of (customer, evangelist)
`;

const test = `# Run by \`listwise test\`. Who is in neither list fails the test.
now: 2026-01-15
records:
  bounced: { hard_bounce_reason: UNKNOWN_USER, lifecycle_stage: lead }
  customer: { hard_bounce_reason: UNKNOWN_USER, lifecycle_stage: customer }
  fine: { lifecycle_stage: lead }
expect:
  match: [bounced]
  skip:
    - { record: customer, because: does not meet protect/customers }
    - { record: fine, because: hard_bounce_reason is known }
`;

const protectionTest = `now: 2026-01-15
records:
  customer: { lifecycle_stage: customer }
  lead: { lifecycle_stage: lead }
expect:
  match: [customer]
  skip: [lead]
`;

const ignored = `# Contacts are personal data; they stay out of git.
/data/
/.listwise/
`;

/** GitHub reads workflows at the top of a repository only. */
function workflowPath(project: string): string {
  const upwards = project === '.' ? '' : '../'.repeat(project.split('/').length);
  return `${upwards}.github/workflows/listwise.yml`;
}

function workflowText(project: string): string {
  const defaults = project === '.' ? '' : `    defaults:\n      run:\n        working-directory: ${project}\n`;
  return `name: Listwise
on: [pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
${defaults}    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      # The version of Listwise that your package.json names: npm install --save-dev listwise
      - run: npm ci
      - run: npx --no-install listwise check
      - run: npx --no-install listwise fmt --check
      - run: npx --no-install listwise test --coverage
`;
}
