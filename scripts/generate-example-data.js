// Writes the data of examples/hubspot-hygiene: node scripts/generate-example-data.js [FOLDER]
// The files are committed; a test compares them with what this script writes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { statusHeader, statusRows } from './example-data/address-status.js';
import { contactColumns, contactRow } from './example-data/contact-columns.js';
import { exampleContacts, withOddities } from './example-data/contacts.js';
import { csvText } from './example-data/csv.js';
import { recipientRows, recipientsHeader } from './example-data/newsletter.js';

const examples = fileURLToPath(new URL('../examples/hubspot-hygiene/data/', import.meta.url));
const folder = resolve(process.argv[2] ?? examples);

const header = JSON.parse(readFileSync(join(examples, 'hubspot-export-header.json'), 'utf8'));
const unknown = Object.keys(contactColumns).filter((label) => !header.includes(label));
if (unknown.length > 0) throw new Error(`The export has no column ${unknown.join(', ')}.`);

const contacts = withOddities(exampleContacts());
write(
  'contacts.csv',
  header,
  contacts.map((contact) => contactRow(contact, header)),
);
write('unsubscribes-and-bounces.csv', statusHeader, statusRows(contacts));
write('newsletter-recipients.csv', recipientsHeader, recipientRows(contacts));

function write(file, titles, rows) {
  writeFileSync(join(folder, file), csvText(titles, rows));
}
