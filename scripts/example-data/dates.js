/** Local wall-clock times of the CRM account, kept as if they were UTC: a CSV export writes no zone either. */

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The moment at which the exports were made. */
export const now = Date.UTC(2026, 10, 24, 9, 0);

export const at = (year, month, dayOfMonth, hours = 0, minutes = 0) =>
  Date.UTC(year, month - 1, dayOfMonth, hours, minutes);

/** `2026-01-15 09:00`, as HubSpot's exports write it. */
export function dateTimeText(time) {
  return time === undefined ? '' : new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

/** The same day at some minute of office hours. */
export function inOfficeHours(time, random) {
  return Math.floor(time / day) * day + random.whole(8 * 60, 17 * 60 + 45) * minute;
}
