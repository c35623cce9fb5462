import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { builtInCatalog, builtInProperties } from '../../../catalog/built-in.ts';
import type { Property } from '../../../catalog/property.ts';
import { parseCatalogFile } from '../../../project/catalog-file.ts';
import type { PropertyDefinition } from '../api/hubspot-api.ts';
import { MemoryPortal } from '../memory-portal.test-kit.ts';
import { pullCatalog } from './pull-catalog.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'listwise-catalog-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function definition(name: string, type: string, more: Partial<PropertyDefinition> = {}): PropertyDefinition {
  return { name, label: `Label of ${name}`, type, fieldType: 'text', options: [], ...more };
}

const choice = (value: string, label = value): { value: string; label: string } => ({ value, label });

function catalogIn(root: string): (name: string) => Property | undefined {
  const text = readFileSync(join(root, 'catalog/portal.yaml'), 'utf8');
  const { properties, problems } = parseCatalogFile(text, builtInProperties);
  expect(problems).toEqual([]);
  return (name) => properties.find((property) => property.object === 'contact' && property.name === name);
}

it('takes what the portal adds, by types that rules know', async () => {
  const [root, portal] = [newFolder(), new MemoryPortal()];
  portal.properties.contacts.push(
    definition('wood', 'enumeration', { fieldType: 'checkbox', options: [choice('2', 'Oak'), choice('1', 'Ash')] }),
    definition('grade', 'enumeration', { fieldType: 'select', options: [choice('A')], readOnlyValue: true }),
    definition('keeper', 'enumeration', { externalOptions: true, hidden: true }),
    definition('hs_email_optout_77', 'enumeration', { options: [choice('true', 'Yes'), choice('false', 'No')] }),
    definition('mobile', 'phone_number', { description: 'Where to call.' }),
    definition('is_member', 'bool'),
    definition('score', 'number', { calculated: true }),
    definition('joined', 'date'),
    definition('seen', 'datetime'),
    definition('place', 'object_coordinates'),
  );
  const report = await pullCatalog(portal.api, root);
  const found = catalogIn(root);

  expect(report).toMatchObject({ portal: '4711', properties: 9, changed: [], gone: [], skipped: [] });
  expect(report.added).toHaveLength(9);
  expect(found('wood')).toMatchObject({
    type: 'multi_enumeration',
    options: [choice('2', 'Oak'), choice('1', 'Ash')],
    writable: true,
  });
  expect(found('grade')).toMatchObject({ type: 'enumeration', options: [choice('A')], writable: false });
  expect(found('keeper')).toMatchObject({ type: 'enumeration', open: true, hidden: true });
  expect(found('hs_email_optout_77')).toMatchObject({
    type: 'boolean',
    storedAsEnumeration: true,
    options: [choice('true', 'Yes'), choice('false', 'No')],
  });
  expect(found('mobile')).toMatchObject({ type: 'string', label: 'Label of mobile', description: 'Where to call.' });
  expect(found('is_member')).toMatchObject({ type: 'boolean' });
  expect(found('is_member')?.storedAsEnumeration).not.toBe(true);
  expect(found('score')).toMatchObject({ type: 'number', writable: false });
  expect(found('joined')).toMatchObject({ type: 'date' });
  expect(found('seen')).toMatchObject({ type: 'datetime' });
  expect(found('place')).toBeUndefined();
});

it('writes of a known property only where the portal says something else', async () => {
  const [root, portal] = [newFolder(), new MemoryPortal()];
  const status = builtInCatalog().contacts.named('hs_lead_status') as Property;
  const same = builtInCatalog().contacts.named('firstname') as Property;
  portal.properties.contacts.push(
    definition('hs_lead_status', 'enumeration', { label: status.label, options: [choice('WARM', 'Warm')] }),
    definition('firstname', 'string', { label: same.label }),
  );
  await pullCatalog(portal.api, root);
  const text = readFileSync(join(root, 'catalog/portal.yaml'), 'utf8');
  expect(text.split('\n').filter((line) => !line.startsWith('#') && line !== '')).toEqual([
    'contact:',
    '  hs_lead_status:',
    '    options:',
    '      WARM: Warm',
  ]);
  expect(catalogIn(root)('hs_lead_status')).toMatchObject({ alias: status.alias, options: [choice('WARM', 'Warm')] });
});

it('tells what changed and what is gone, keeps aliases, and writes the same file for the same portal', async () => {
  const [root, portal] = [newFolder(), new MemoryPortal()];
  portal.properties.contacts.push(definition('score', 'number'), definition('wood', 'string'));
  await pullCatalog(portal.api, root);
  const file = join(root, 'catalog/portal.yaml');
  const first = readFileSync(file, 'utf8');
  expect(await pullCatalog(portal.api, root)).toMatchObject({ added: [], changed: [], gone: [] });
  expect(readFileSync(file, 'utf8')).toBe(first);

  writeFileSync(file, first.replace('  score:', '  score:\n    alias: fitness'));
  portal.properties.contacts.length = 0;
  portal.properties.contacts.push(definition('score', 'string'), definition('tree', 'string'));
  expect(await pullCatalog(portal.api, root)).toMatchObject({
    added: ['contact.tree'],
    changed: ['contact.score'],
    gone: ['contact.wood'],
  });
  expect(catalogIn(root)('score')).toMatchObject({ alias: 'fitness', type: 'string' });
});

it('leaves out what no rule could name', async () => {
  const [root, portal] = [newFolder(), new MemoryPortal()];
  portal.properties.contacts.push(
    definition('1st', 'string'),
    definition('has', 'string'),
    definition('lifecycle_stage', 'string'),
    definition('email_domain', 'string'),
  );
  const report = await pullCatalog(portal.api, root);
  expect(report.skipped).toEqual([
    { object: 'contact', name: '1st', reason: 'its name is not one that rules can use' },
    { object: 'contact', name: 'email_domain', reason: 'Listwise works out a property of this name' },
    { object: 'contact', name: 'has', reason: 'its name is a word of the language' },
    { object: 'contact', name: 'lifecycle_stage', reason: 'rules call `lifecyclestage` so' },
  ]);
  expect(report.added).toEqual([]);
});

it('leaves deals as they are where the token may not read them', async () => {
  const [root, portal] = [newFolder(), new MemoryPortal()];
  portal.properties.contacts.push(definition('wood', 'string'));
  portal.properties.deals.push(definition('margin', 'number'));
  await pullCatalog(portal.api, root);
  const { api } = portal;
  const forbidding = {
    ...api,
    properties: (object: Parameters<typeof api.properties>[0]) =>
      object === 'deals' ? Promise.reject(Object.assign(new Error('no'), { kind: 'scope' })) : api.properties(object),
  };
  expect(await pullCatalog(forbidding, root)).toMatchObject({ unreadable: ['deal'], gone: [], changed: [] });
  expect(readFileSync(join(root, 'catalog/portal.yaml'), 'utf8')).toContain('margin');
});
