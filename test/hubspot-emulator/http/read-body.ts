import { invalid } from './failure.ts';

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body as an object; anything else is refused. */
export function fields(body: unknown): Fields {
  if (!isFields(body)) throw invalid('Invalid input JSON: an object is expected');
  return body;
}

/** A list of texts (numbers are taken as text, as HubSpot takes ids). */
export function texts(value: unknown, name: string): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw invalid(`Invalid input JSON: ${name} must be a list`);
  return value.map((one) => {
    if (typeof one !== 'string' && typeof one !== 'number') throw invalid(`Invalid input JSON: ${name} holds no text`);
    return String(one);
  });
}

export function optionalText(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') throw invalid(`Invalid input JSON: ${name} must be a text`);
  return value;
}

export function requiredText(value: unknown, name: string): string {
  const text = optionalText(value, name);
  if (text === undefined || text === '') throw invalid(`Some required fields were not set: [${name}]`);
  return text;
}

/** The objects of a list; `max` is the most that a call may hold. */
export function inputs(body: unknown, max = 100, name = 'inputs'): Fields[] {
  const list = fields(body)[name];
  if (!Array.isArray(list)) throw invalid(`Some required fields were not set: [${name}]`);
  if (list.length > max) throw invalid(`The maximum batch size is ${max}, ${list.length} were given`);
  return list.map(fields);
}

/** A whole number of the query, within bounds; outside them the call is refused. */
export function limitOf(query: URLSearchParams, { standard, max }: { standard: number; max: number }): number {
  const text = query.get('limit');
  if (text === null) return standard;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw invalid(`limit must be a positive whole number, not ${text}`);
  if (limit > max) throw invalid(`limit ${limit} exceeds the maximum of ${max}`);
  return limit;
}

/** Values of a parameter that may be given several times or with commas. */
export function listed(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
}
