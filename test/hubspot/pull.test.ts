import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from '../hubspot-emulator/emulator.ts';
import { type CommandResult, folderWith, listwise } from '../kit/command.ts';
import { expectFits } from '../kit/json-contract.ts';

const minute = 60_000;

/** A portal with its own clock, and a project beside it whose rules read what a test says. */
interface World {
  readonly emulator: Emulator;
  readonly cwd: string;
  readonly clock: { time: number };
  pull(...args: string[]): Promise<PulledJson>;
  run(args: readonly string[], input?: string): Promise<CommandResult>;
}

interface PulledJson {
  readonly mode: string;
  readonly resumed: boolean;
  readonly contacts: Readonly<Record<string, number>>;
  readonly properties: readonly string[];
  readonly missing: { readonly properties: readonly string[]; readonly lists: readonly string[] };
  readonly requests: number;
}

async function world(rules: Readonly<Record<string, string>>, options: EmulatorOptions = {}): Promise<World> {
  const clock = { time: Date.parse('2026-01-15T09:00:00Z') };
  const limits = { tenSecondly: 1_000_000, searchSecondly: 1_000_000 };
  const emulator = await startEmulator({ clock: { now: () => clock.time }, limits, ...options });
  onTestFinished(() => emulator.close());
  const cwd = folderWith({
    'listwise.yaml': projectOn(emulator.url),
    ...Object.fromEntries(Object.entries(rules).map(([id, text]) => [`rules/${id}.criteria`, `${text}\n`])),
  });
  const run: World['run'] = (args, input) =>
    listwise(args, { cwd, ...(input === undefined ? {} : { input }), environment: { TOKEN: emulator.token } });
  return {
    emulator,
    cwd,
    clock,
    run,
    pull: async (...args) => {
      const result = await run(['pull', '--format', 'json', ...args]);
      expect(result).toMatchObject({ code: 0, stderr: '' });
      expectFits(result.stdout, 'pull');
      return JSON.parse(result.stdout) as PulledJson;
    },
  };
}

function projectOn(url: string): string {
  return `version: 1
timezone: UTC
sources:
  local: { type: sqlite, path: data/contacts.db }
  hubspot: { type: hubspot, token: "\${TOKEN}", base_url: ${url} }
`;
}

function addContacts({ emulator }: World, count: number, from = 1): void {
  emulator.portal.addContacts(
    Array.from({ length: count }, (_, index) => ({
      id: String(from + index),
      properties: { email: `c${from + index}@example.com`, firstname: `Name ${from + index}` },
    })),
  );
}

async function idsOf({ run }: World, criteria: string): Promise<number[]> {
  const result = await run(['preview', '-', '--format', 'ids'], criteria);
  expect(result).toMatchObject({ code: 0, stderr: '' });
  return result.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map(Number);
}

function pagesAsked({ emulator }: World): number {
  return emulator.requests.filter(
    ({ method, path, query }) =>
      method === 'GET' && /\/objects\/[^/]+\/contacts$/.test(path) && !query.includes('archived=true'),
  ).length;
}

const customers = { customers: 'lifecycle_stage = customer' };

describe('pulling from a portal', () => {
  it('brings all contacts at first, with hardly a request more than their pages', async () => {
    const at = await world(customers);
    addContacts(at, 1234);
    const first = await at.pull();
    expect(first).toMatchObject({ mode: 'full', resumed: false, contacts: { read: 1234, inserted: 1234 } });
    expect(pagesAsked(at)).toBe(13);
    expect(at.emulator.requests.length).toBeLessThanOrEqual(13 + 4);
    expect(await idsOf(at, 'everyone')).toHaveLength(1234);
    expect(at.emulator.requests.filter(({ method }) => !['GET', 'POST'].includes(method))).toEqual([]);
  });

  it('then brings what changed, is new, deleted, deleted for good or restored', async () => {
    const at = await world(customers);
    addContacts(at, 600);
    await at.pull();

    at.clock.time += 60 * minute;
    at.emulator.portal.set('7', { lifecyclestage: 'customer' });
    addContacts(at, 1, 601);
    at.emulator.portal.archive(['8', '300']);
    const pages = pagesAsked(at);
    const second = await at.pull();
    expect(second).toMatchObject({ mode: 'incremental', contacts: { archived: 2, inserted: 1 } });
    expect(pagesAsked(at)).toBe(pages);
    expect(await idsOf(at, 'lifecycle_stage = customer')).toEqual([7]);
    const left = await idsOf(at, 'everyone');
    expect(left).toHaveLength(599);
    expect(left.filter((id) => [8, 300, 601].includes(id))).toEqual([601]);
  });

  it('fetches a property that a new rule needs, and never takes it for unknown', async () => {
    const at = await world(customers);
    addContacts(at, 3);
    at.emulator.portal.set('2', { city: 'Umeå' });
    await at.pull();
    const before = await at.run(['preview', '-', '--format', 'ids'], 'city is unknown');
    expect(before.code).not.toBe(0);
    expect(before.stdout).toBe('');

    at.clock.time += 60 * minute;
    writeFileSync(join(at.cwd, 'rules/cities.criteria'), 'city is unknown\n');
    expect(await at.pull()).toMatchObject({ mode: 'full' });
    expect(await idsOf(at, 'city is unknown')).toEqual([1, 3]);
  });

  it('finds a change that the search index shows late', async () => {
    const at = await world(customers, { indexLagMs: minute });
    addContacts(at, 3);
    at.clock.time += 60 * minute;
    await at.pull();
    at.clock.time += 60 * minute;
    at.emulator.portal.set('2', { lifecyclestage: 'customer' });
    await at.pull();
    expect(await idsOf(at, 'lifecycle_stage = customer')).toEqual([]);
    at.clock.time += 2 * minute;
    await at.pull();
    expect(await idsOf(at, 'lifecycle_stage = customer')).toEqual([2]);
  });

  it('brings recorded values and the records that contacts are associated with', async () => {
    const at = await world({
      were: 'lead_status has ever been NEW',
      deals: 'has any deal where (amount > 10)',
    });
    addContacts(at, 130);
    const { portal } = at.emulator;
    portal.set('3', { hs_lead_status: 'NEW' });
    at.clock.time += minute;
    portal.set('3', { hs_lead_status: 'OPEN' });
    portal.addDeals([
      { id: '900', properties: { amount: '10' } },
      { id: '901', properties: { amount: '10.5' } },
    ]);
    portal.associate('deals', '5', '900');
    portal.associate('deals', '129', '901');
    await at.pull();
    expect(await idsOf(at, 'lead_status has ever been NEW')).toEqual([3]);
    expect(await idsOf(at, 'has any deal where (amount > 10)')).toEqual([129]);
    expect(await idsOf(at, 'has any deal')).toEqual([5, 129]);
  });

  it('brings the lists and email events that rules read', async () => {
    const at = await world({ vip: 'in list "VIP"', bounced: 'portal_bounce = true', angry: 'spam_report = true' });
    addContacts(at, 620);
    const { portal } = at.emulator;
    const list = portal.addList({ name: 'VIP', processingType: 'MANUAL' });
    const members = Array.from({ length: 510 }, (_, index) => String(index + 1));
    portal.addMembers(list, members);
    const event = (type: string, id: number, hour: number, category?: string): void =>
      portal.addEvent({
        id: `${type}-${id}-${hour}`,
        type,
        recipient: `c${id}@example.com`,
        created: Date.parse('2026-01-10T00:00:00Z') + hour * 60 * minute,
        ...(category === undefined ? {} : { category }),
      });
    event('BOUNCE', 1, 1, 'UNKNOWN_USER');
    event('BOUNCE', 2, 1, 'UNKNOWN_USER');
    event('UNBOUNCE', 2, 2);
    event('BOUNCE', 3, 1, 'GREYLISTING');
    event('SPAMREPORT', 4, 1);
    await at.pull();
    expect(await idsOf(at, 'in list "VIP"')).toEqual(members.map(Number));
    expect(await idsOf(at, 'portal_bounce = true')).toEqual([1]);
    expect(await idsOf(at, 'portal_bounce = false')).toEqual([2]);
    expect(await idsOf(at, 'spam_report = true')).toEqual([4]);
    expect(await idsOf(at, 'has any email_event where (type = UNBOUNCE)')).toEqual([2]);
    expect(await idsOf(at, 'portal_bounce is unknown and email contains "c3@"')).toEqual([]);

    at.clock.time += 60 * minute;
    event('BOUNCE', 5, 12 * 12, 'MAILBOX_FULL');
    const found = portal.lists.get(list);
    if (found !== undefined) portal.lists.put({ ...found, deletedAt: at.clock.time });
    const second = await at.pull();
    expect(second.missing.lists).toEqual(['VIP']);
    expect((await at.run(['preview', '-', '--format', 'ids'], 'in list "VIP"')).code).not.toBe(0);
    expect(await idsOf(at, 'portal_bounce = true')).toEqual([1, 5]);
  });

  it('refuses the contacts of another portal', async () => {
    const at = await world(customers);
    addContacts(at, 3);
    await at.pull();
    const other = await startEmulator({ portalId: 815 });
    onTestFinished(() => other.close());
    writeFileSync(join(at.cwd, 'listwise.yaml'), projectOn(other.url));
    const refused = await at.run(['pull']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('holds the contacts of portal 4242424');
    expect(refused.stderr).not.toContain(at.emulator.token);
    expect(await idsOf(at, 'everyone')).toEqual([1, 2, 3]);
  });
});

describe('a pull that is killed', () => {
  it('leaves the store as it was, and the next one goes on where it was', async () => {
    const at = await world(customers);
    addContacts(at, 2000);
    const store = join(at.cwd, 'data/contacts.db');
    await killPull(at, 8);
    expect(existsSync(store)).toBe(false);
    const asked = pagesAsked(at);
    expect(asked).toBeGreaterThanOrEqual(8);

    const resumed = await at.pull();
    expect(resumed).toMatchObject({ resumed: true, contacts: { read: 2000, inserted: 2000 } });
    // The page that was under way is asked for again; one more may have been sent before the kill arrived.
    expect(pagesAsked(at) - asked).toBeLessThanOrEqual(20 - asked + 2);
    expect(await idsOf(at, 'everyone')).toHaveLength(2000);
    expect(existsSync(`${store}.pulling`)).toBe(false);
    const database = new Database(store, { readonly: true });
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });

  it('by Ctrl-C says how to go on', async () => {
    const at = await world(customers);
    addContacts(at, 2000);
    const stopped = await stopPull(at, 'SIGINT', 8, []);
    expect(stopped).toMatchObject({ code: 130, signal: null });
    expect(stopped.stderr).toContain('`listwise pull` goes on there');
    expect(await at.pull()).toMatchObject({ resumed: true, contacts: { read: 2000 } });
  });

  it('does not harm a store that is there', async () => {
    const at = await world(customers);
    addContacts(at, 2000);
    await at.pull();
    at.clock.time += 60 * minute;
    for (let id = 1; id <= 1500; id++) at.emulator.portal.set(String(id), { lifecyclestage: 'customer' });
    const before = pagesAsked(at);
    await killPull(at, before + 8, '--full');
    expect(await idsOf(at, 'lifecycle_stage = customer')).toEqual([]);
    expect(await at.pull('--full')).toMatchObject({ resumed: true, contacts: { updated: 1500, unchanged: 500 } });
    expect(await idsOf(at, 'lifecycle_stage = customer')).toHaveLength(1500);
  });
});

const program = fileURLToPath(new URL('../../packages/cli/bin/listwise.js', import.meta.url));

/** Pulls, and kills the process, with no chance to tidy up, once so many pages were asked for. */
async function killPull(at: World, pages: number, ...args: string[]): Promise<void> {
  expect(await stopPull(at, 'SIGKILL', pages, args)).toMatchObject({ signal: 'SIGKILL' });
}

interface Stopped {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly stderr: string;
}

async function stopPull(at: World, kill: NodeJS.Signals, pages: number, args: readonly string[]): Promise<Stopped> {
  const child = spawn(process.execPath, [program, 'pull', ...args], {
    cwd: at.cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: at.cwd, TZ: 'UTC', TOKEN: at.emulator.token },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const timer = setInterval(() => {
    if (pagesAsked(at) < pages) return;
    clearInterval(timer);
    child.kill(kill);
  }, 1);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.on('close', (...ended) => resolve(ended)),
  );
  clearInterval(timer);
  return { code, signal, stderr };
}

describe('catalog pull', () => {
  it('writes what the portal has and rules did not know', async () => {
    const at = await world({});
    at.emulator.portal.addProperty({
      name: 'wood',
      type: 'enumeration',
      label: 'Wood',
      options: { oak: 'Oak' },
    });
    const result = await at.run(['catalog', 'pull', '--format', 'json']);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expectFits(result.stdout, 'catalog-pull');
    expect(JSON.parse(result.stdout).added).toContain('contact.wood');
    expect((await at.run(['catalog', 'wood'])).stdout).toContain('Oak');
    const again = await at.run(['catalog', 'pull', '--format', 'json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ added: [], changed: [], gone: [] });
    expect(await at.run(['check'])).toMatchObject({ code: 0 });
  });
});

describe('which portal', () => {
  it('must be said where that is not clear', async () => {
    const cwd = folderWith({ 'listwise.yaml': 'version: 1\ntimezone: UTC\n' });
    expect((await listwise(['pull'], { cwd })).stderr).toContain('names no HubSpot portal');
    expect((await listwise(['pull', '--source', 'local'], { cwd })).stderr).toContain('is not a HubSpot portal');
  });

  it('is not asked for without a token', async () => {
    const cwd = folderWith({ 'listwise.yaml': projectOn('http://127.0.0.1:9') });
    const result = await listwise(['pull'], { cwd });
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain('TOKEN');
  });
});
