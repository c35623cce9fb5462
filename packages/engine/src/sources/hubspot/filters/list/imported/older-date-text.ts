import type { OperatorId } from '../../../../../catalog/operators.ts';
import { calendarUnits } from '../../../../../values/calendar.ts';
import { isDateType } from '../../../../../values/value.ts';
import type { Fields } from '../read-fields.ts';
import { noEquivalent, type Predicate, predicate, type Subject } from './predicate.ts';

/** Operations that older lists still hold. Those whose days depend on an unnamed zone have no equivalent. */
export function olderDateText(type: string, operation: Fields, subject: Subject): Predicate {
  const operator = String(operation['operator']);
  if (type === 'ROLLING_PROPERTY_UPDATED') {
    const id = rollingUpdates[operator];
    return id === undefined || !isCount(operation['numberOfDays'])
      ? noEquivalent
      : predicate(id, `${operation['numberOfDays']} days`, subject);
  }
  if (!isDateType(subject.property.type)) return noEquivalent;
  switch (type) {
    case 'ROLLING_DATE_RANGE': {
      const id = rolling[operator];
      const { numberOfDays } = operation;
      return id === undefined || !isCount(numberOfDays) ? noEquivalent : predicate(id, `${numberOfDays} days`, subject);
    }
    case 'CALENDAR_DATE': {
      const id = calendar[operator];
      const unit = calendarUnits.find((each) => each.toUpperCase() === operation['timeUnit']);
      const isOne = (operation['timeUnitCount'] ?? 1) === 1 && operation['useFiscalYear'] !== true;
      return id === undefined || unit === undefined || !isOne ? noEquivalent : predicate(id, unit, subject);
    }
    default:
      return noEquivalent;
  }
}

const rollingUpdates: Readonly<Record<string, OperatorId>> = {
  UPDATED_IN_LAST_X_DAYS: 'was_updated_in_last',
  NOT_UPDATED_IN_LAST_X_DAYS: 'was_not_updated_in_last',
};

const rolling: Readonly<Record<string, OperatorId>> = {
  IS_LESS_THAN_X_DAYS_AGO: 'is_less_than_ago',
  IS_MORE_THAN_X_DAYS_AGO: 'is_more_than_ago',
  IS_LESS_THAN_X_DAYS_FROM_NOW: 'is_less_than_from_now',
  IS_MORE_THAN_X_DAYS_FROM_NOW: 'is_more_than_from_now',
};

const calendar: Readonly<Record<string, OperatorId>> = {
  IN_THIS_TIME_UNIT: 'is_in_this',
  IN_LAST_TIME_UNIT: 'is_in_last',
  IN_NEXT_TIME_UNIT: 'is_in_next',
};

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
