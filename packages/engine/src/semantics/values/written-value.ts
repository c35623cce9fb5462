import type { ValueNode } from '../../language/syntax-tree.ts';

/** A value as it was written, for a message. */
export function writtenValue(value: ValueNode): string {
  switch (value.kind) {
    case 'text value':
      return `"${value.text}"`;
    case 'parameter':
      return `$${value.name}`;
    case 'relative date': {
      const count = value.count.kind === 'parameter' ? `$${value.count.name}` : value.count.text;
      return `${count} ${value.unit.text} ${value.direction}`;
    }
    case 'missing value':
      return '';
    default:
      return value.text;
  }
}
