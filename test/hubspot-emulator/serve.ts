import { parseArgs } from 'node:util';
import { startEmulator } from './emulator.ts';
import { seedContacts } from './seed-contacts.ts';

/**
 * Starts an emulator with made-up contacts and prints its address and token as one line of JSON. `--port` (a free one
 * unless given), `--contacts` (1,000), `--seed` (1), `--time-zone` (UTC), `--token`, and `--now` (an instant at which
 * the clock stands; the machine's own clock unless given). Ends on SIGINT and SIGTERM.
 */
async function serve(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      contacts: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      'time-zone': { type: 'string', default: 'UTC' },
      token: { type: 'string', default: 'pat-eu1-emulated' },
      now: { type: 'string' },
    },
  });
  const start = values.now === undefined ? undefined : Date.parse(values.now);
  const emulator = await startEmulator({
    port: wholeNumber('--port', values.port),
    token: values.token,
    timeZone: values['time-zone'],
    clock: { now: () => start ?? Date.now() },
    ...(start !== undefined && { limits: { tenSecondly: unlimited, searchSecondly: unlimited } }),
  });
  const seed = { seed: wholeNumber('--seed', values.seed), now: start ?? Date.now() };
  emulator.portal.addContacts(seedContacts(wholeNumber('--contacts', values.contacts), seed));
  const { url, token } = emulator;
  process.stdout.write(`${JSON.stringify({ url, token, contacts: emulator.portal.contacts.count() })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close());
}

/** More calls than anyone makes: limits a second mean nothing while the clock stands. */
const unlimited = 1_000_000_000;

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Error(`${option} must be a whole number, not "${text}"`);
  return number;
}

await serve(process.argv.slice(2));
