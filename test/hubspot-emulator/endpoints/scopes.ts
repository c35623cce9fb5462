/** Any of these lets a call act on records of the object in its path. */
export function objectScope(access: 'read' | 'write'): string {
  return `crm.objects.{object}.${access}`;
}

/** What a token may do unless a test says otherwise. */
export const allScopes: readonly string[] = [
  'oauth',
  'content',
  'crm.export',
  'crm.lists.read',
  'crm.lists.write',
  ...['contacts', 'deals', 'companies', 'owners'].map((object) => `crm.objects.${object}.read`),
  ...['contacts', 'deals', 'companies'].map((object) => `crm.objects.${object}.write`),
  'crm.schemas.contacts.read',
  'crm.schemas.contacts.write',
];

/** Those of a token that can only read. */
export const readScopes: readonly string[] = allScopes.filter((scope) => !scope.endsWith('.write'));
