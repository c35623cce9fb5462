import { type Fields, fieldsOf, operationTypeOf } from './read-fields.ts';

/** A filter in words near those of HubSpot's editor: `lifecyclestage is any of customer, lead (or no value)`. */
export function filterWords(filter: Fields): string {
  const operation = fieldsOf(filter['operation']);
  if (filter['filterType'] === 'IN_LIST') return `${words(filter['operator'])} ${String(filter['listId'])}`;
  if (filter['filterType'] !== 'PROPERTY' || operation === undefined) return JSON.stringify(filter);
  const operand = operandWords(operation);
  const isKnownness = operationTypeOf(operation) === 'ALL_PROPERTY';
  const noValue = !isKnownness && operation['includeObjectsWithNoValueSet'] === true ? '(or no value)' : '';
  const updated = operation['propertyParser'] === 'UPDATED_AT' ? 'was updated: ' : '';
  return [`${String(filter['property'])} ${updated}${words(operation['operator'])}`, operand, noValue]
    .filter((part) => part !== '')
    .join(' ');
}

function words(name: unknown): string {
  return String(name).toLowerCase().replaceAll('_', ' ');
}

function operandWords(operation: Fields): string {
  switch (operationTypeOf(operation)) {
    case 'ALL_PROPERTY':
      return '';
    case 'NUMBER_RANGED':
      return `${String(operation['lowerBound'])} and ${String(operation['upperBound'])}`;
    case 'TIME_POINT':
      return pointWords(operation['timePoint']);
    case 'TIME_RANGED': {
      const isOpen = operation['upperBoundEndpointBehavior'] === 'EXCLUSIVE';
      const upper = pointWords(operation['upperBoundTimePoint']);
      return `${pointWords(operation['lowerBoundTimePoint'])} and ${isOpen ? 'before ' : ''}${upper}`;
    }
    default: {
      const { values, value } = operation;
      if (Array.isArray(values)) return values.map(String).join(', ');
      return value === undefined ? JSON.stringify(operation) : String(value);
    }
  }
}

function pointWords(point: unknown): string {
  const fields = fieldsOf(point) ?? {};
  if (fields['timeType'] === 'PROPERTY_REFERENCED') return `the value of ${String(fields['property'])}`;
  if (fields['timeType'] === 'DATE') return `${dateWords(fields)} ${String(fields['zoneId'])}`;
  const reference = String(fieldsOf(fields['indexReference'])?.['referenceType']).toLowerCase();
  const offset = Object.entries(fieldsOf(fields['offset']) ?? {}).map(([unit, amount]) => {
    const count = Number(amount);
    return `${count < 0 ? '-' : '+'} ${Math.abs(count)} ${Math.abs(count) === 1 ? unit.replace(/s$/, '') : unit}`;
  });
  const start = reference === 'now' || reference === 'today' ? reference : `the start of this ${reference}`;
  return [start, ...offset].join(' ');
}

function dateWords(fields: Fields): string {
  const digits = (key: string, width = 2): string => String(fields[key] ?? 0).padStart(width, '0');
  const clock = `${digits('hour')}:${digits('minute')}:${digits('second')}.${digits('millisecond', 3)}`;
  return `${digits('year', 4)}-${digits('month')}-${digits('day')} ${clock}`;
}
