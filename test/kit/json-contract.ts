import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'vitest';

const schemas = new URL('../../docs/schemas/output/', import.meta.url);

/** The output of a verb is as the schema of this name publishes it. */
export function expectFits(output: string, schema: string): void {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const validate = ajv.compile(JSON.parse(readFileSync(new URL(`${schema}.schema.json`, schemas), 'utf8')) as object);
  validate(JSON.parse(output));
  expect(validate.errors ?? []).toEqual([]);
}
