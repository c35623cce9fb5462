import { invalid } from '../http/failure.ts';
import type { PropertyDefinition } from './definition.ts';

/** The properties of one object type, by name. */
export class PropertySet {
  readonly #byName = new Map<string, PropertyDefinition>();

  constructor(definitions: readonly PropertyDefinition[]) {
    for (const definition of definitions) this.put(definition);
  }

  /** Adds a property, or takes the place of the one with this name. */
  put(definition: PropertyDefinition): void {
    this.#byName.set(definition.name, Object.freeze(definition));
  }

  remove(name: string): void {
    this.#byName.delete(name);
  }

  get(name: string): PropertyDefinition | undefined {
    return this.#byName.get(name);
  }

  all(): PropertyDefinition[] {
    return [...this.#byName.values()];
  }

  /** Refuses values that HubSpot would refuse, with its list of faults in the message. */
  assertWritable(values: Readonly<Record<string, string>>): void {
    const faults = Object.entries(values).flatMap(([name, value]) => this.#faultOf(name, value) ?? []);
    if (faults.length === 0) return;
    throw invalid(`Property values were not valid: ${JSON.stringify(faults)}`, {
      errors: faults.map(({ message, error, name }) => ({ message, code: error, in: name })),
    });
  }

  #faultOf(name: string, value: string) {
    const definition = this.#byName.get(name);
    const fault = (error: string, message: string) => ({ isValid: false, message, error, name });
    if (!definition) return fault('PROPERTY_DOESNT_EXIST', `Property "${name}" does not exist`);
    if (definition.modificationMetadata.readOnlyValue)
      return fault('READ_ONLY_VALUE', `"${name}" is a read only property; its value cannot be set.`);
    if (value === '') return undefined;
    if (definition.type === 'number' && !Number.isFinite(Number(value)))
      return fault('INVALID_INTEGER', `${value} was not a valid number.`);
    if ((definition.type === 'date' || definition.type === 'datetime') && momentOf(value) === undefined)
      return fault('INVALID_DATE', `${value} was not a valid date.`);
    if (definition.options.length > 0 && !definition.externalOptions) {
      const allowed = new Set(definition.options.map((option) => option.value));
      const unknown = value.split(';').find((one) => one !== '' && !allowed.has(one));
      if (unknown !== undefined)
        return fault('INVALID_OPTION', `${unknown} was not one of the allowed options: [${[...allowed].join(', ')}]`);
    }
    return undefined;
  }

  /** Dates in the form in which HubSpot answers them, whatever form they were written in. */
  canonical(name: string, value: string): string {
    const type = this.#byName.get(name)?.type;
    if (value === '' || (type !== 'date' && type !== 'datetime')) return value;
    const moment = momentOf(value);
    if (moment === undefined) return value;
    const text = new Date(moment).toISOString();
    return type === 'date' ? text.slice(0, 10) : text;
  }
}

/** Milliseconds since 1970 of a date value: digits alone, or ISO 8601 (UTC where it names no zone). */
export function momentOf(value: string): number | undefined {
  if (/^-?\d+$/.test(value)) return Number(value);
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(value) || !value.includes('T');
  const moment = Date.parse(hasZone ? value : `${value}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}
