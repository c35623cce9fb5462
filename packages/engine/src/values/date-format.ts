import { dayOf } from './calendar.ts';
import type { readMoment } from './readable.ts';

/** A form in which dates are written, such as `DD/MM/YYYY` or `D MMMM YYYY HH:mm`. */
export interface DateFormat {
  readonly pattern: string;
  /** `undefined` when the text is not of this form, or no such day exists. */
  read(text: string): ReturnType<typeof readMoment>;
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'half';

const tokens: Readonly<Record<string, { part: Part; form: string; value(text: string): number }>> = {
  YYYY: { part: 'year', form: '(\\d{4})', value: Number },
  MMMM: {
    part: 'month',
    form: `(${monthNames.join('|')})`,
    value: (text) => monthNames.indexOf(text.toLowerCase()) + 1,
  },
  MMM: {
    part: 'month',
    form: `(${monthNames.map((month) => month.slice(0, 3)).join('|')})`,
    value: (text) => monthNames.findIndex((month) => month.startsWith(text.toLowerCase())) + 1,
  },
  MM: { part: 'month', form: '(\\d{2})', value: Number },
  M: { part: 'month', form: '(\\d{1,2})', value: Number },
  DD: { part: 'day', form: '(\\d{2})', value: Number },
  D: { part: 'day', form: '(\\d{1,2})', value: Number },
  HH: { part: 'hour', form: '(\\d{2})', value: Number },
  H: { part: 'hour', form: '(\\d{1,2})', value: Number },
  hh: { part: 'hour', form: '(\\d{2})', value: Number },
  h: { part: 'hour', form: '(\\d{1,2})', value: Number },
  mm: { part: 'minute', form: '(\\d{2})', value: Number },
  ss: { part: 'second', form: '(\\d{2})', value: Number },
  A: { part: 'half', form: '(AM|PM)', value: (text) => (text.toUpperCase() === 'PM' ? 12 : 0) },
};

const tokenForm = /YYYY|MMMM|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|A/g;

/** The tokens that a pattern may hold. */
export const dateFormatTokens = Object.keys(tokens);

/** `undefined` when the pattern does not name a year, a month and a day, or names one twice. */
export function dateFormat(pattern: string): DateFormat | undefined {
  const parts: { part: Part; value(text: string): number }[] = [];
  let form = '';
  let end = 0;
  for (const match of pattern.matchAll(tokenForm)) {
    const token = tokens[match[0]];
    if (token === undefined) continue;
    form += escaped(pattern.slice(end, match.index)) + token.form;
    end = match.index + match[0].length;
    parts.push(token);
  }
  form += escaped(pattern.slice(end));
  const named = new Set(parts.map(({ part }) => part));
  if (named.size !== parts.length || !(['year', 'month', 'day'] as const).every((part) => named.has(part)))
    return undefined;

  const expression = new RegExp(`^${form}$`, 'i');
  return {
    pattern,
    read: (text) => {
      const match = expression.exec(text);
      if (match === null) return undefined;
      const found: Partial<Record<Part, number>> = {};
      parts.forEach(({ part, value }, index) => {
        found[part] = value(match[index + 1] as string);
      });
      return momentOf(found);
    },
  };
}

function momentOf({
  year,
  month,
  day,
  hour,
  minute = 0,
  second = 0,
  half,
}: Partial<Record<Part, number>>): ReturnType<DateFormat['read']> {
  const date = dayOf(year ?? 0, month ?? 0, day ?? 0);
  if (date === undefined) return undefined;
  if (hour === undefined) return { day: date };
  const hours = half === undefined ? hour : (hour % 12) + half;
  if (hours > 23 || minute > 59 || second > 59 || (half !== undefined && (hour < 1 || hour > 12))) return undefined;
  return { day: date, time: ((hours * 60 + minute) * 60 + second) * 1000 };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
