// Builds the command and shows it at work on the example's data: npm run demo
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The moment at which the example's exports were made, so that the numbers are those of the documentation. */
const now = '2026-11-24T09:00:00+01:00';

const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const example = 'examples/hubspot-hygiene';

node('packages/engine/scripts/compile-validators.js');
node('packages/cli/scripts/build.js');

console.log(`This happens in ${example}, beginning with an empty store.`);
for (const ending of ['', '-journal']) rmSync(path(`${example}/data/contacts.db${ending}`), { force: true });

listwise('import', 'data/contacts.csv');
listwise('import', 'data/unsubscribes-and-bounces.csv', '--kind', 'address-status');
listwise('import', 'data/newsletter-recipients.csv', '--kind', 'email-events');
listwise('plan', '--now', now);

console.log(`
What to try next:
  cd ${example} && export LISTWISE_NOW=${now}
  npx listwise why bounces/dead-mailbox 24642     # bounced, yet clicked yesterday
  npx listwise preview complaints/spam-reports    # docs/getting-started.md goes on`);

/** Runs a verb in the example's folder and shows the command as one would type it. */
function listwise(...args) {
  console.log(`\n$ listwise ${args.join(' ')}`);
  node('packages/cli/bin/listwise.js', args, path(example));
}

/** Ends the demo where a step fails. */
function node(script, args = [], cwd = path('.')) {
  const { status, error } = spawnSync(process.execPath, [path(script), ...args], {
    cwd,
    env: environment(),
    stdio: 'inherit',
  });
  if (status === 0) return;
  console.error(`\nThe demo stops here: ${error?.message ?? `the step ended with exit code ${status}`}.`);
  process.exit(1);
}

/** Settings of one's own must not change what the demo shows. */
function environment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LISTWISE_')));
}
