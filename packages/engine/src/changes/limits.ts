import type { RuleLimits } from '../language/front-matter.ts';
import type { ProjectLimits } from '../project/project-config.ts';
import { grouped } from '../values/grouped.ts';

/** How many records may be touched, and where the number comes from. */
export interface EffectiveLimit {
  readonly max: number;
  readonly maxPercent: number;
  /** The number of records that both allow. */
  readonly records: number;
  readonly reason: string;
}

/** Limits are on by default. */
const defaultMax = 1_000;
const defaultMaxPercent = 5;
/** On a small list a percentage allows at least this many. */
const leastByPercent = 10;

/** The limit of a rule: its own where it states one, else the project's, else the default. */
export function limitOf(own: RuleLimits | undefined, project: ProjectLimits, liveRecords: number): EffectiveLimit {
  const max = own?.max ?? project.max ?? defaultMax;
  const maxPercent = own?.max_percent ?? project.max_percent ?? defaultMaxPercent;
  const share = shareOf(maxPercent, liveRecords);
  // A percentage that a rule states itself is meant to the letter.
  const byPercent = own?.max_percent === undefined ? Math.max(leastByPercent, share) : share;
  const records = Math.min(max, byPercent);
  const shareInWords = `${maxPercent} % of ${grouped(liveRecords)}${byPercent > share ? `, but never under ${leastByPercent}` : ''}`;
  return { max, maxPercent, records, reason: records === max ? `max ${grouped(max)}` : shareInWords };
}

/** A gate has the limits that it states, and no others; `undefined` when it states none. */
export function gateLimit(own: RuleLimits | undefined, base: number): EffectiveLimit | undefined {
  const byPercent = own?.max_percent === undefined ? Number.POSITIVE_INFINITY : shareOf(own.max_percent, base);
  const records = Math.min(own?.max ?? Number.POSITIVE_INFINITY, byPercent);
  if (!Number.isFinite(records)) return undefined;
  const reason = records === own?.max ? `max ${records}` : `${own?.max_percent} % of ${grouped(base)}`;
  return { max: own?.max ?? base, maxPercent: own?.max_percent ?? 100, records, reason };
}

/** Rounded down; the product is rounded first, so that 0.1 % of 1,000 is 1. */
function shareOf(percent: number, records: number): number {
  return Math.floor(Math.round(percent * records * 1e6) / 1e8);
}
