/** The form in which two strings are compared: Unicode NFC, then lower case. */
export function fold(text: string): string {
  return isPlainAscii(text) ? text.toLowerCase() : text.normalize('NFC').toLowerCase();
}

function isPlainAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
