import type { Call, Route } from '../http/call.ts';
import { crmPaths } from '../http/call.ts';
import { Failure, invalid, notFound } from '../http/failure.ts';
import { fields, inputs, isFields, optionalText, requiredText } from '../http/read-body.ts';
import { type PropertyDefinition, property, propertyTypes } from '../properties/definition.ts';
import { objectOf } from './objects.ts';

const read = [['crm.objects.contacts.read', 'crm.schemas.contacts.read']] as const;
const write = ['crm.schemas.contacts.write'] as const;
const paths = (rest: string) => crmPaths('properties', `/{object}${rest}`);

/** The properties of contacts, deals and companies. */
export const propertyRoutes: readonly Route[] = [
  {
    method: 'GET',
    paths: paths(''),
    scopes: read,
    handle: (call) => ({ body: { results: setOf(call).all() } }),
  },
  {
    method: 'POST',
    paths: paths(''),
    scopes: write,
    handle: (call) => {
      const definition = definitionOf(call.body);
      if (setOf(call).get(definition.name))
        throw new Failure(409, 'CONFLICT', `A property named '${definition.name}' already exists.`);
      setOf(call).put(definition);
      return { status: 201, body: definition };
    },
  },
  { method: 'GET', paths: paths('/{name}'), scopes: read, handle: (call) => ({ body: propertyOf(call) }) },
  {
    method: 'PATCH',
    paths: paths('/{name}'),
    scopes: write,
    handle: (call) => {
      const before = propertyOf(call);
      const { label, description } = fields(call.body);
      const after = {
        ...before,
        label: optionalText(label, 'label') ?? before.label,
        description: optionalText(description, 'description') ?? before.description,
      };
      setOf(call).put(after);
      return { body: after };
    },
  },
  {
    method: 'DELETE',
    paths: paths('/{name}'),
    scopes: write,
    handle: (call) => {
      const { hubspotDefined, name } = propertyOf(call);
      if (hubspotDefined) throw invalid(`Property ${name} is defined by HubSpot and cannot be archived`);
      setOf(call).remove(name);
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    paths: paths('/batch/read'),
    scopes: read,
    handle: (call) => {
      const results = inputs(call.body).flatMap(({ name }) => setOf(call).get(requiredText(name, 'name')) ?? []);
      return { body: { status: 'COMPLETE', results, ...times(call) } };
    },
  },
];

function setOf(call: Call) {
  return call.portal.properties[objectOf(call)];
}

function propertyOf(call: Call): PropertyDefinition {
  const name = call.params['name'] ?? '';
  const found = setOf(call).get(name);
  if (!found) throw notFound(`Property '${name}' does not exist`);
  return found;
}

function definitionOf(body: unknown): PropertyDefinition {
  const { name, label, type, fieldType, groupName, options } = fields(body);
  const known = propertyTypes.find((one) => one === type);
  if (!known) throw invalid(`Cannot deserialize value of type PropertyType from ${JSON.stringify(type)}`);
  const pairs = Array.isArray(options) ? options.filter(isFields) : [];
  return property(requiredText(name, 'name'), requiredText(label, 'label'), known, {
    hubspotDefined: false,
    fieldType: requiredText(fieldType, 'fieldType'),
    group: requiredText(groupName, 'groupName'),
    ...(pairs.length > 0 && {
      options: Object.fromEntries(
        pairs.map((option) => [requiredText(option['value'], 'value'), requiredText(option['label'], 'label')]),
      ),
    }),
  });
}

function times({ portal }: Call) {
  const at = new Date(portal.clock.now()).toISOString();
  return { startedAt: at, completedAt: at };
}
