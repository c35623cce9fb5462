import { onTestFinished } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from './emulator.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReturnType<typeof JSON.parse>;
}

/** An emulator that is closed when the test is done. */
export async function emulated(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.close());
  return emulator;
}

/** `GET /path` or `POST /path` with a body. */
export async function call(emulator: Emulator, line: string, body?: unknown): Promise<Reply> {
  const [method = 'GET', path = '/'] = line.split(' ');
  const response = await fetch(emulator.url + path, {
    method,
    redirect: 'manual',
    headers: { Authorization: `Bearer ${emulator.token}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** A clock that stands until it is put forward. */
export function standingClock(start: string) {
  let current = Date.parse(start);
  return {
    now: () => current,
    forward(milliseconds: number) {
      current += milliseconds;
    },
  };
}
