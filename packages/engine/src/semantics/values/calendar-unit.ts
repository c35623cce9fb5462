import type { CalendarUnit } from '../../values/calendar.ts';

/** `days` and `day` alike. */
export function calendarUnitOf(word: string): CalendarUnit {
  return word.toLowerCase().replace(/s$/, '') as CalendarUnit;
}
