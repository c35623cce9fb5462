/** Reads a part of an answer; `at` names its place (`results[3].id`). Throws `ShapeError`. */
export type Shape<T> = (value: unknown, at: string) => T;

/** A part of an answer that is something else than documented. */
export class ShapeError extends Error {
  constructor(at: string, expected: string) {
    super(`${at === '' ? 'it' : `\`${at}\``} should be ${expected}`);
    this.name = 'ShapeError';
  }
}

export const text: Shape<string> = (value, at) => {
  if (typeof value === 'string') return value;
  throw new ShapeError(at, 'text');
};

export const number: Shape<number> = (value, at) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new ShapeError(at, 'a number');
};

export const flag: Shape<boolean> = (value, at) => {
  if (typeof value === 'boolean') return value;
  throw new ShapeError(at, 'true or false');
};

/** Ids are text, and whole numbers in some answers. */
export const id: Shape<string> = (value, at) => {
  if (typeof value === 'string' && value !== '') return value;
  if (Number.isSafeInteger(value)) return String(value);
  throw new ShapeError(at, 'an id');
};

export const anything: Shape<unknown> = (value) => value;

export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
  return (value, at) => {
    const found = values.find((each) => each === value);
    if (found !== undefined) return found;
    throw new ShapeError(at, `one of ${values.join(', ')}`);
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, at) => (value === null || value === undefined ? null : shape(value, at));
}

/** A part that may be missing or `null`. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, at) => (value === null || value === undefined ? undefined : shape(value, at));
}

export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value, at) => {
    if (Array.isArray(value)) return value.map((each, index) => shape(each, `${at}[${index}]`));
    throw new ShapeError(at, 'a list');
  };
}

/** An object used as a map: any keys, values of one shape. */
export function mapOf<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value, at) =>
    Object.fromEntries(Object.entries(objectAt(value, at)).map(([key, each]) => [key, shape(each, below(at, key))]));
}

/** What an object of shapes reads: keys that may be `undefined` may be missing. */
type Fields<S> = { readonly [K in keyof S as undefined extends Read<S[K]> ? never : K]: Read<S[K]> } & {
  readonly [K in keyof S as undefined extends Read<S[K]> ? K : never]?: Exclude<Read<S[K]>, undefined>;
};
type Read<S> = S extends Shape<infer T> ? T : never;

/** An object of which these keys are read; keys without a value are left out. */
export function object<const S extends Readonly<Record<string, Shape<unknown>>>>(shapes: S): Shape<Fields<S>> {
  const entries = Object.entries(shapes);
  return (value, at) => {
    const found = objectAt(value, at);
    const read: Record<string, unknown> = {};
    for (const [key, shape] of entries) {
      const part = shape(found[key], below(at, key));
      if (part !== undefined) read[key] = part;
    }
    return read as Fields<S>;
  };
}

function objectAt(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ShapeError(at, 'an object');
}

function below(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}
