import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { ImportError } from './import-error.ts';

/** What a file's first bytes say about it. */
export interface CsvShape {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly delimiter: ',' | ';' | '\t';
  readonly lineBreak: '\n' | '\r';
  readonly bytes: number;
}

const sampleSize = 65_536;
const newLine = 0x0a;

export async function shapeOf(file: string): Promise<CsvShape> {
  const bytes = await sizeOf(file);
  const sample = await firstBytes(file);
  if (sample.length === 0) throw new ImportError(file, 'The file is empty.', { hint: 'Export it again.' });
  const encoding = encodingOf(sample);
  const header = headerLine(new TextDecoder(encoding).decode(sample));
  return { encoding, delimiter: delimiterOf(header.text), lineBreak: header.lineBreak, bytes };
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new ImportError(file, 'This is a folder, not a CSV file.');
    return found.size;
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(file, reasonOf(error), { cause: error });
  }
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'There is no such file.';
    case 'EACCES':
    case 'EPERM':
      return 'The file may not be read (permission denied).';
    default:
      return `The file cannot be read: ${(error as Error).message}.`;
  }
}

async function firstBytes(file: string): Promise<Buffer> {
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(sampleSize), 0, sampleSize, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new ImportError(file, reasonOf(error), { cause: error });
  }
}

/** By the byte order mark; without one, text whose every second byte is zero is UTF-16. */
function encodingOf(sample: Buffer): CsvShape['encoding'] {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  if (sample.length >= 4 && sample[0] !== 0 && sample[1] === 0 && sample[2] !== 0 && sample[3] === 0) return 'utf-16le';
  if (sample.length >= 4 && sample[0] === 0 && sample[1] !== 0 && sample[2] === 0 && sample[3] !== 0) return 'utf-16be';
  return 'utf-8';
}

/** The text up to the first line break that stands outside quotes. */
function headerLine(text: string): { text: string; lineBreak: CsvShape['lineBreak'] } {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '"') quoted = !quoted;
    if (quoted || (character !== '\n' && character !== '\r')) continue;
    const lineBreak = character === '\r' && text[i + 1] !== '\n' ? '\r' : '\n';
    return { text: text.slice(0, i), lineBreak };
  }
  return { text, lineBreak: '\n' };
}

/** The delimiter that stands most often outside quotes in the header. */
function delimiterOf(header: string): CsvShape['delimiter'] {
  const bare = header.replace(/"[^"]*"/g, '');
  const counts = ([',', ';', '\t'] as const).map((delimiter) => ({
    delimiter,
    count: bare.split(delimiter).length - 1,
  }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}

/** The file as UTF-8, piece by piece; what is no text is refused. */
export async function* textChunks(
  file: string,
  { encoding }: CsvShape,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer | string> {
  const stream = createReadStream(file, { highWaterMark: 262_144 });
  const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding, { ignoreBOM: false });
  let carried: Buffer = Buffer.alloc(0);
  let lines = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      onBytes(chunk.length);
      if (decoder !== undefined) {
        const text = decoder.decode(chunk, { stream: true });
        requireNoNul(file, text, lines);
        for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
        yield text;
        continue;
      }
      // Judged up to the last line break, so that no character is cut in two.
      const whole = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
      const end = whole.lastIndexOf(newLine) + 1;
      const judged = whole.subarray(0, end);
      requireText(file, judged, lines);
      for (let at = judged.indexOf(newLine); at >= 0; at = judged.indexOf(newLine, at + 1)) lines++;
      carried = whole.subarray(end);
      if (carried.length > longestLine)
        throw new ImportError(file, 'This line has no end.', { line: lines + 1, hint: 'Is this a CSV file?' });
      yield judged;
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(file, reasonOf(error), { cause: error });
  }
  if (decoder !== undefined) {
    yield decoder.decode();
    return;
  }
  requireText(file, carried, lines);
  yield carried;
}

const longestLine = 16_777_216;

function requireNoNul(file: string, text: string, linesBefore: number): void {
  const at = text.indexOf('\0');
  if (at >= 0) throw notText(file, linesBefore + text.slice(0, at).split('\n').length);
}

function notText(file: string, line: number): ImportError {
  return new ImportError(file, 'This is not a text file.', { line, hint: 'Export it as CSV.' });
}

function requireText(file: string, bytes: Buffer, linesBefore: number): void {
  if (isUtf8(bytes) && !bytes.includes(0)) return;
  let line = linesBefore + 1;
  let start = 0;
  while (start < bytes.length) {
    const next = bytes.indexOf(newLine, start);
    const end = next < 0 ? bytes.length : next + 1;
    const text = bytes.subarray(start, end);
    if (text.includes(0)) throw notText(file, line);
    if (!isUtf8(text)) break;
    line++;
    start = end;
  }
  throw new ImportError(file, 'This is not UTF-8 text.', {
    line,
    hint: 'Save the file as “CSV UTF-8”, or export it again.',
  });
}
