import { Temporal } from 'temporal-polyfill';

/** The moment at which rules are decided. */
export interface OracleMoment {
  readonly now: number;
  readonly zone: string;
  readonly weekStart: 'monday' | 'sunday';
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const first = Temporal.PlainDate.from('1970-01-01');

export function numberOfDay(date: Temporal.PlainDate): number {
  return first.until(date, { largestUnit: 'days' }).days;
}

function dateOf(day: number): Temporal.PlainDate {
  return first.add({ days: day });
}

/** start(d) of DESIGN §3: the first instant of the day. */
export const startOf = remembered(
  (day: number, zone: string): number => dateOf(day).toZonedDateTime(zone).epochMilliseconds,
);

export const dayOfInstant = remembered((instant: number, zone: string): number =>
  numberOfDay(Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()),
);

/** The same is asked for hundreds of records; Temporal need not answer it each time. */
function remembered<Input extends readonly (string | number)[]>(
  compute: (...input: Input) => number,
): (...input: Input) => number {
  const answers = new Map<string, number>();
  return (...input) => {
    const key = input.join(' ');
    const answer = answers.get(key) ?? compute(...input);
    answers.set(key, answer);
    return answer;
  };
}

export function todayAt({ now, zone }: OracleMoment): number {
  return dayOfInstant(now, zone);
}

/** The day some units away; months and years clamp to the month's end. */
export const shifted = remembered((day: number, amount: number, unit: Unit): number => {
  switch (unit) {
    case 'day':
      return numberOfDay(dateOf(day).add({ days: amount }));
    case 'week':
      return numberOfDay(dateOf(day).add({ weeks: amount }));
    case 'month':
      return numberOfDay(dateOf(day).add({ months: amount }));
    case 'quarter':
      return numberOfDay(dateOf(day).add({ months: amount * 3 }));
    case 'year':
      return numberOfDay(dateOf(day).add({ years: amount }));
  }
});

/** The first day of the calendar unit that holds a day: day by day backwards until one begins. */
export const beginningOf = remembered((day: number, unit: Unit, weekStart: OracleMoment['weekStart']): number => {
  let date = dateOf(day);
  while (!begins(date, unit, weekStart)) date = date.subtract({ days: 1 });
  return numberOfDay(date);
});

function begins(date: Temporal.PlainDate, unit: Unit, weekStart: OracleMoment['weekStart']): boolean {
  switch (unit) {
    case 'day':
      return true;
    case 'week':
      return date.dayOfWeek === (weekStart === 'monday' ? 1 : 7);
    case 'month':
      return date.day === 1;
    case 'quarter':
      return date.day === 1 && (date.month - 1) % 3 === 0;
    case 'year':
      return date.day === 1 && date.month === 1;
  }
}
