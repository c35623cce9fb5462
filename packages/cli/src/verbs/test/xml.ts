/** An XML element as text; attributes that are `undefined` are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`;
}

/** Text as it may stand in an element or in an attribute. What XML 1.0 cannot hold at all shows as U+FFFD. */
export function escaped(text: string): string {
  return text.replace(special, (character) => entities[character] ?? '\uFFFD');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would take these for spaces in an attribute.
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for these, nor for half a surrogate pair
const special = /[&<>"\u0000-\u001f\ufffe\uffff\p{Cs}]/gu;
