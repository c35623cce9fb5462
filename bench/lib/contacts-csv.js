import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { randomFrom } from './random.js';

const header = [
  'Record ID',
  'First Name',
  'Last Name',
  'Email',
  'Company Name',
  'Lifecycle Stage',
  'Lead Status',
  'Create Date',
  'Last marketing email click date',
  'Last marketing email open date',
  'Email hard bounce reason',
  'Unsubscribed from all email',
  'Sends Since Last Engagement',
  'Marketing contact status',
  'Number of Associated Deals',
  'Country/Region',
];

const firstNames = ['Anna', 'Bo', 'Cleo', 'Dag', 'Eva', 'Åsa', 'Göran', 'Ines'];
const lastNames = ['Berg', 'Lind', 'Ek', 'Holm', 'Ström'];
const domains = ['example.com', 'example.org', 'mail.example.net', 'dept.example.com'];

/** Writes a contacts export of `rows` rows and 16 columns, always the same; an existing file of that name is kept. */
export async function writeContactsCsv(file, rows) {
  if (existsSync(file)) return file;
  const random = randomFrom(rows);
  const out = createWriteStream(file);
  const date = () => {
    const time = new Date(Date.UTC(2023, 0, 1) + random.next() * 3.5 * 365 * 86_400_000);
    return time.toISOString().slice(0, 16).replace('T', ' ');
  };
  let text = `${header.join(',')}\n`;
  for (let row = 0; row < rows; row++) {
    const first = random.pick(firstNames);
    const last = random.pick(lastNames);
    const cells = [
      100_000 + row * 3,
      first,
      last,
      `${plain(first)}.${plain(last)}${row}@${random.pick(domains)}`,
      random.chance(0.1) ? '"Acme, Inc."' : random.pick(['Globex', 'Initech', 'Umbrella']),
      random.pick(['Lead', 'Customer', 'Subscriber', 'Opportunity']),
      random.chance(0.5) ? '' : random.pick(['New', 'Open', 'Connected']),
      date(),
      random.chance(0.6) ? '' : date(),
      random.chance(0.5) ? '' : date(),
      random.chance(0.93) ? '' : random.pick(['Unknown user', 'Mailbox full', 'Policy', 'Spam']),
      random.chance(0.1) ? 'true' : random.chance(0.5) ? 'false' : '',
      random.chance(0.3) ? '' : random.below(30),
      random.pick(['Marketing contact', 'Non-marketing contact']),
      random.chance(0.8) ? '' : random.below(4),
      random.pick(['Sweden', 'Norway', 'Germany']),
    ];
    text += `${cells.join(',')}\n`;
    if (text.length < 1_048_576) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'finish');
  return file;
}

function plain(name) {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
