/** Which values HubSpot's search surely reads as we do; what it does with others is not documented. */

/** Few enough digits for any way of storing a number. */
export function isPlainNumber(value: number): boolean {
  const text = String(value);
  return /^-?\d+(?:\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15;
}

export function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}

/**
 * Text in ASCII that begins and ends with a character to be seen. Left out are `;` and the grave accent, to which other
 * characters fold; so does the Kelvin sign to `k`, but its lower case is `k` wherever letters are lowered.
 */
export function isPlainText(text: string): boolean {
  return /^[!-~](?:[ -~]*[!-~])?$/.test(text) && !/[;`]/.test(text);
}

/** A value of an enumeration: compared exactly, whatever its letters, but perhaps without the blanks around it. */
export function isPlainValue(value: string): boolean {
  return value !== '' && value === value.trim() && !/[\p{Cc};]/u.test(value);
}
