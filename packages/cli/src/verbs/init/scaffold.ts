export interface ScaffoldOptions {
  readonly timezone: string;
  readonly ci: boolean;
}

/** The files of a new project, by path. */
export function scaffold({ timezone, ci }: ScaffoldOptions): Record<string, string> {
  return {
    'listwise.yaml': config(timezone),
    'rules/bounces/hard-bounces.criteria': rule,
    'rules/bounces/hard-bounces.test.yaml': test,
    'rules/protect/customers.criteria': protection,
    '.gitignore': ignored,
    '.vscode/extensions.json': `${JSON.stringify({ recommendations: ['listwise.listwise-vscode'] }, null, 2)}\n`,
    ...(ci ? { '.github/workflows/listwise.yml': workflow } : {}),
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

const test = `now: 2026-01-15
records:
  bounced: { hard_bounce_reason: UNKNOWN_USER, lifecycle_stage: lead }
  customer: { hard_bounce_reason: UNKNOWN_USER, lifecycle_stage: customer }
  fine: { lifecycle_stage: lead }
expect:
  match: [bounced]
  skip: [customer, fine]
`;

const ignored = `# Contacts are personal data; they stay out of git.
/data/
/.listwise/
`;

const workflow = `name: Listwise
on: [pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npx --yes listwise check
      - run: npx --yes listwise fmt --check
`;
