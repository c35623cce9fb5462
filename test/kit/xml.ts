export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/;
const startTag = /<([A-Za-z][\w-]*)((?: [\w-]+="(?:[^<&"]|&(?:amp|lt|gt|quot|#\d+);)*")*)(\/?)>/y;
const characters = /(?:[^<&]|&(?:amp|lt|gt|quot|#\d+);)*/y;

/** Reads XML strictly: what is not well-formed (of the little that a report needs) throws. */
export function parseXml(text: string): XmlElement {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that no XML 1.0 document may hold
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/u.test(text))
    throw new Error('a forbidden character');
  let at = declaration.exec(text)?.[0].length ?? 0;

  function element(): XmlElement {
    const [, name = '', attributes = '', isEmpty] = taken(startTag);
    if (isEmpty === '/') return { name, attributes: attributesIn(attributes), children: [], text: '' };
    const children: XmlElement[] = [];
    let content = taken(characters)[0];
    while (!text.startsWith('</', at)) {
      children.push(element());
      content += taken(characters)[0];
    }
    if (!text.startsWith(`</${name}>`, at)) throw new Error(`<${name}> is not closed at ${at}`);
    at += `</${name}>`.length;
    if (content.includes(']]>')) throw new Error(']]> in text');
    return { name, attributes: attributesIn(attributes), children, text: plain(content) };
  }

  function taken(form: RegExp): RegExpExecArray {
    form.lastIndex = at;
    const found = form.exec(text);
    if (found === null) throw new Error(`not well-formed at ${at}: ${text.slice(at, at + 60)}`);
    at = form.lastIndex;
    return found;
  }

  const root = element();
  if (text.slice(at).trim() !== '') throw new Error(`text behind the end: ${text.slice(at, at + 60)}`);
  return root;
}

function attributesIn(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, plain(value)] as const,
  );
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(pairs);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function plain(text: string): string {
  return text.replace(/&(#?\w+);/g, (_, name: string) =>
    name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (entities[name] ?? ''),
  );
}
