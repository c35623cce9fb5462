/** What the language keeps for itself, in any letter case: no property can be named so in a rule. */
const reservedWords: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'in',
  'has',
  'meets',
  'does',
  'everyone',
  'true',
  'false',
]);

export function isReserved(name: string): boolean {
  return reservedWords.has(name.toLowerCase());
}
