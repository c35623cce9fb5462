import type { Portal } from '../portal.ts';
import type { StoredRecord } from '../store/record.ts';
import { valueIn } from '../store/record-values.ts';
import type { PointReader } from './time-point.ts';

/** The contact that a list's filters judge. */
export interface Subject extends PointReader {
  readonly id: number;
  /** Every value that the property has had, the present one included; without what cleared it. */
  everBeen(property: string): readonly string[];
}

export function subjectOf(portal: Portal, record: StoredRecord): Subject {
  const history = (property: string) => portal.contacts.history.of(record, property);
  return {
    id: record.id,
    value: (property) => valueIn('contacts', record, property),
    updatedAt: (property) =>
      history(property)[0]?.at ?? (valueIn('contacts', record, property) === undefined ? undefined : record.createdAt),
    everBeen(property) {
      const past = history(property).map(({ value }) => value);
      return [...new Set([...past, valueIn('contacts', record, property) ?? ''])].filter((value) => value !== '');
    },
  };
}
