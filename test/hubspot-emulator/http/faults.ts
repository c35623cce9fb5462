/** What a call meets instead of its answer, or before it. */
export interface Fault {
  /** Answers with this status and HubSpot's error body; the call is not carried out. */
  readonly status?: number;
  /** Of a 429: the policy in its body. */
  readonly policy?: 'TEN_SECONDLY_ROLLING' | 'SECONDLY' | 'DAILY';
  readonly headers?: Readonly<Record<string, string>>;
  /** Waits this many real milliseconds before answering. */
  readonly delayMs?: number;
  /** Ends the connection without an answer: before the call is carried out, or after. */
  readonly cut?: 'before' | 'after';
  /** Carries the call out and ends the connection in the middle of the answer's body. */
  readonly truncate?: 'connection' | 'json';
  /** Answers 200 with a page of HTML. */
  readonly html?: boolean;
  /** Answers 302 to this address. */
  readonly redirect?: string;
  /** These records of a batch fail by themselves; the others are carried out. */
  readonly failIds?: readonly string[];
}

/** Which calls a fault is for: a part of the path, a method, or both. */
export interface Matcher {
  readonly method?: string;
  readonly path?: string | RegExp;
}

export interface Faults {
  /** The next `count` calls that match meet the fault. */
  next(count: number, matcher: Matcher, fault: Fault): void;
  /** Of the calls that match, the share `p` fails with 500, as a generator with this seed decides. */
  rate(p: number, seed: number, fault?: Fault, matcher?: Matcher): void;
  clear(): void;
}

interface Script {
  remaining: number;
  readonly chance?: () => boolean;
  readonly matcher: Matcher;
  readonly fault: Fault;
}

/** The script of faults and the question that the server asks of it. */
export function faultScript(): Faults & { of(method: string, path: string): Fault | undefined } {
  let scripts: Script[] = [];
  return {
    next(count, matcher, fault) {
      scripts.push({ remaining: count, matcher, fault });
    },
    rate(p, seed, fault = { status: 500 }, matcher = {}) {
      const random = generator(seed);
      scripts.push({ remaining: Number.POSITIVE_INFINITY, chance: () => random() < p, matcher, fault });
    },
    clear() {
      scripts = [];
    },
    of(method, path) {
      const script = scripts.find(({ matcher, chance }) => matches(matcher, method, path) && (chance?.() ?? true));
      if (!script) return undefined;
      script.remaining -= 1;
      scripts = scripts.filter(({ remaining }) => remaining > 0);
      return script.fault;
    },
  };
}

function matches({ method, path }: Matcher, actualMethod: string, actualPath: string): boolean {
  if (method !== undefined && method !== actualMethod) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? actualPath.includes(path) : path.test(actualPath);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
