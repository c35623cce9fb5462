import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const pathOf = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const committed = pathOf('examples/hubspot-hygiene/data');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwise-example-data-'));
  execFileSync(process.execPath, [pathOf('scripts/generate-example-data.js'), folder]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the data of the example', () => {
  it.each(['contacts.csv', 'unsubscribes-and-bounces.csv', 'newsletter-recipients.csv'])(
    '%s is, byte for byte, what scripts/generate-example-data.js writes',
    (file) => {
      const isSame = readFileSync(join(folder, file)).equals(readFileSync(join(committed, file)));
      expect(isSame, `run: node scripts/generate-example-data.js`).toBe(true);
    },
  );

  it('has the header of a real export', () => {
    const header: string[] = JSON.parse(readFileSync(join(committed, 'hubspot-export-header.json'), 'utf8'));
    const builtIn = 'packages/engine/src/catalog/builtin/contact/hubspot-export-header.json';
    expect(header).toEqual(JSON.parse(readFileSync(pathOf(builtIn), 'utf8')));
    expect(fileOf('contacts.csv').split('\n')[0]).toBe(header.join(','));
  });

  it('has addresses only in domains that are reserved for examples', () => {
    const texts = ['contacts.csv', 'unsubscribes-and-bounces.csv', 'newsletter-recipients.csv'].map(fileOf).join('\n');
    const domains = new Set(texts.match(/(?<=@)[\w.-]+/g));
    expect(domains.size).toBeGreaterThan(100);
    expect([...domains].filter((domain) => !/(^|\.)(example(\.(com|org|net))?|test)$/i.test(domain))).toEqual([]);
  });
});

function fileOf(file: string): string {
  return readFileSync(join(committed, file), 'utf8');
}
