/** The parts of an instant on a zone's clock; `month` from 1. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

export function localTime(zone: string, instant: number): LocalTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

/** How far the zone's clock is ahead of UTC, milliseconds. */
export function offsetAt(zone: string, instant: number): number {
  const { year, month, day, hour, minute, second } = localTime(zone, instant);
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

/**
 * The instant at which the zone's clock shows this time, given as if it were UTC. A time that the clock shows twice
 * is the first of both; one that it skips is as long after the gap as it lies within it.
 */
export function instantAt(zone: string, local: number): number {
  const before = local - offsetAt(zone, local - 86_400_000);
  const after = local - offsetAt(zone, local + 86_400_000);
  const shown = [before, after].filter((instant) => instant + offsetAt(zone, instant) === local);
  return shown.length > 0 ? Math.min(...shown) : before;
}

/** The first instant of the zone's day that lies `days` after that of the instant. */
export function startOfDay(zone: string, instant: number, days = 0): number {
  const { year, month, day } = localTime(zone, instant);
  return instantAt(zone, Date.UTC(year, month - 1, day + days));
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
