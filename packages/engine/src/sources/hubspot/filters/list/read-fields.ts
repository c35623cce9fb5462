/** The fields of a JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const otherSpellings: Readonly<Record<string, string>> = {
  ALLTYPES: 'ALL_PROPERTY',
  ALL_TYPES: 'ALL_PROPERTY',
  DATETIME_ROLLING: 'ROLLING_DATE_RANGE',
  RANGED_NUMBER: 'NUMBER_RANGED',
  RANGED_TIME: 'TIME_RANGED',
};

/** The type of an operation as HubSpot's API spells it; its guides write it `number-ranged`. */
export function operationTypeOf({ operationType }: Fields): string {
  const type = String(operationType).toUpperCase().replaceAll('-', '_');
  return otherSpellings[type] ?? type;
}
