import type { Property } from '../catalog/property.ts';

/** Hides who somebody is and leaves enough to recognise the kind of value: `b***@e***.com`, `A***`, `***89`. */
export function maskedText(text: string, property: Property): string {
  if (property.name === 'email' || text.includes('@')) return maskedAddress(text);
  if (/^[+()\d\s./-]{5,}$/.test(text)) return `***${text.replace(/\D/g, '').slice(-2)}`;
  return `${firstCharacter(text)}***`;
}

function maskedAddress(text: string): string {
  const at = text.lastIndexOf('@');
  if (at < 0) return `${firstCharacter(text)}***`;
  const domain = text.slice(at + 1);
  const top = domain.lastIndexOf('.');
  return `${firstCharacter(text.slice(0, at))}***@${firstCharacter(domain)}***${top < 0 ? '' : domain.slice(top)}`;
}

function firstCharacter(text: string): string {
  return [...text.trim()][0] ?? '';
}

/** Whether a property is one that `privacy.mask` names, by name or alias. */
export function isMasked({ name, alias }: Property, mask: readonly string[]): boolean {
  return mask.includes(name) || (alias !== undefined && mask.includes(alias));
}
