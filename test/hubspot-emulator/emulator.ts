import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Sqlite from 'better-sqlite3';
import { allScopes } from './endpoints/scopes.ts';
import { type Faults, faultScript } from './http/faults.ts';
import { type RateLimits, rateLimiter, standardLimits } from './http/rate-limits.ts';
import { type LoggedRequest, requestHandler } from './http/serve-request.ts';
import { type Clock, Portal, type PortalSettings } from './portal.ts';
import { localTime } from './store/zone.ts';

export interface EmulatorOptions extends Partial<PortalSettings> {
  readonly token?: string;
  /** What the token may do; everything unless given. */
  readonly scopes?: readonly string[];
  /** The time by which limits, history, delays and relative dates are reckoned; the machine's own unless given. */
  readonly clock?: Clock;
  readonly limits?: Partial<RateLimits>;
  readonly port?: number;
  /** A database file; in memory unless given. */
  readonly file?: string;
}

export interface Emulator {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  readonly token: string;
  readonly portal: Portal;
  /** Everything that was asked, in the order of arrival. */
  readonly requests: readonly LoggedRequest[];
  readonly faults: Faults;
  close(): Promise<void>;
}

const standardSettings: PortalSettings = Object.freeze({
  portalId: 4_242_424,
  timeZone: 'UTC',
  accountType: 'STANDARD',
  indexLagMs: 0,
  listDelayMs: 0,
  exportDelayMs: 0,
  negativesFindUnknown: false,
  noValue: 'null',
  historyPage: 50,
});

/** Starts a HubSpot of one portal on a loopback port. It answers as HubSpot documents, by code of its own. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const {
    token = 'pat-eu1-emulated',
    scopes = allScopes,
    clock = { now: Date.now },
    limits,
    port = 0,
    file,
    ...rest
  } = options;
  const settings = { ...standardSettings, ...rest };
  const db = new Sqlite(file ?? ':memory:');
  db.pragma('journal_mode = off');
  db.pragma('synchronous = off');
  const portal = new Portal(db, clock, settings);
  const allowed = { ...standardLimits, ...limits };
  const dayOf = (instant: number) => {
    const { year, month, day } = localTime(settings.timeZone, instant);
    return `${year}-${month}-${day}`;
  };
  const limiter = rateLimiter(allowed, () => clock.now(), dayOf);
  const faults = faultScript();
  const requests: LoggedRequest[] = [];
  const handler = requestHandler({
    portal,
    limiter,
    limits: allowed,
    faults,
    requests,
    token,
    scopes: new Set(scopes),
  });
  const server = createServer({ maxHeaderSize: 65_536, keepAliveTimeout: 30_000 }, handler);
  server.listen(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    token,
    portal,
    requests,
    faults,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      db.close();
    },
  };
}
