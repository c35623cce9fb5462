/** A property as `GET /crm/properties` answers it. */
export interface PropertyDefinition {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: PropertyType;
  readonly fieldType: string;
  readonly groupName: string;
  readonly options: readonly PropertyOption[];
  readonly calculated: boolean;
  readonly externalOptions: boolean;
  readonly hidden: boolean;
  readonly hasUniqueValue: boolean;
  readonly hubspotDefined: boolean;
  readonly formField: boolean;
  readonly displayOrder: number;
  readonly archived: boolean;
  readonly modificationMetadata: {
    readonly archivable: boolean;
    readonly readOnlyDefinition: boolean;
    readonly readOnlyValue: boolean;
    readonly readOnlyOptions?: boolean;
  };
}

export const propertyTypes = ['bool', 'enumeration', 'date', 'datetime', 'string', 'number', 'phone_number'] as const;

export type PropertyType = (typeof propertyTypes)[number];

interface PropertyOption {
  readonly label: string;
  readonly value: string;
  readonly displayOrder: number;
  readonly hidden: boolean;
  readonly description: string;
}

/** What makes a property out of the ordinary; options are value and label, or the value alone where both are equal. */
export interface PropertyTraits {
  readonly fieldType?: string;
  readonly group?: string;
  readonly description?: string;
  readonly options?: Readonly<Record<string, string>> | readonly string[];
  readonly readOnly?: boolean;
  readonly calculated?: boolean;
  readonly externalOptions?: boolean;
  readonly hidden?: boolean;
  readonly hasUniqueValue?: boolean;
  /** Made by HubSpot; false for a portal's own. */
  readonly hubspotDefined?: boolean;
}

const fieldTypes: Readonly<Record<PropertyType, string>> = {
  bool: 'booleancheckbox',
  enumeration: 'select',
  date: 'date',
  datetime: 'date',
  string: 'text',
  number: 'number',
  phone_number: 'phonenumber',
};

export function property(
  name: string,
  label: string,
  type: PropertyType,
  traits: PropertyTraits = {},
): PropertyDefinition {
  const { readOnly = traits.calculated ?? false, hubspotDefined = true } = traits;
  const options = traits.options ?? (type === 'bool' ? { true: 'True', false: 'False' } : {});
  const pairs = Array.isArray(options) ? options.map((value: string) => [value, value]) : Object.entries(options);
  return Object.freeze({
    name,
    label,
    description: traits.description ?? '',
    type,
    fieldType: traits.fieldType ?? fieldTypes[type],
    groupName: traits.group ?? 'contactinformation',
    options: pairs.map(([value = '', text = ''], displayOrder) => ({
      label: text,
      value,
      displayOrder,
      hidden: false,
      description: '',
    })),
    calculated: traits.calculated ?? false,
    externalOptions: traits.externalOptions ?? false,
    hidden: traits.hidden ?? false,
    hasUniqueValue: traits.hasUniqueValue ?? false,
    hubspotDefined,
    formField: !readOnly,
    displayOrder: -1,
    archived: false,
    modificationMetadata: {
      archivable: !hubspotDefined,
      readOnlyDefinition: hubspotDefined,
      readOnlyValue: readOnly,
      readOnlyOptions: readOnly,
    },
  });
}

/** Whether one value may hold several options, joined by semicolons. */
export function holdsSeveral({ type, fieldType }: PropertyDefinition): boolean {
  return type === 'enumeration' && fieldType === 'checkbox';
}
