import type { Property } from '../../packages/engine/src/catalog/property.ts';
import type { BoundComparison, BoundCriteria } from '../../packages/engine/src/semantics/bound-criteria.ts';
import type { OracleMoment } from './days.ts';
import { holds } from './holds.ts';
import { contactRecord, type OracleRecord, type OracleWorld } from './oracle-record.ts';

export type OracleVerdict = 'match' | 'no match' | 'undecided';

/**
 * The verdict of criteria on every contact, by id: written from DESIGN §3 alone, slow and without any cleverness. It
 * shares no code with the engine but the parser and the binder.
 */
export function oracleVerdicts(
  criteria: BoundCriteria,
  world: OracleWorld,
  moment: OracleMoment,
): Map<string, OracleVerdict> {
  return new Map(
    world.data.contacts.map((contact) => {
      const record = contactRecord(contact, world);
      if (!canDecide(criteria, record, world.properties)) return [contact.id, 'undecided'];
      return [contact.id, holds(criteria, record, moment) ? 'match' : 'no match'];
    }),
  );
}

/** A record is decided when it can answer for everything that the criteria read, whether or not it would matter. */
function canDecide(criteria: BoundCriteria, record: OracleRecord, contactProperties: readonly Property[]): boolean {
  const inner = (each: BoundCriteria): boolean => canDecide(each, record, contactProperties);
  switch (criteria.kind) {
    case 'everyone':
    case 'in list':
      return true;
    case 'and':
    case 'or':
      return criteria.operands.every(inner);
    case 'not':
      return inner(criteria.operand);
    case 'meets':
      return inner(criteria.criteria);
    case 'comparison':
      return comparisonCanBeDecided(criteria, record);
    case 'relation': {
      const { relation, where } = criteria;
      const email = contactProperties.find(({ name }) => name === 'email') as Property;
      // Whoever shares an address or a domain is found by the contact's own address.
      if (relation.name !== 'deal' && !answers(email, record)) return false;
      if (where === undefined) return true;
      return record.related(relation.name).every((each) => canDecide(where, each, contactProperties));
    }
  }
}

function comparisonCanBeDecided({ property, operator, operand }: BoundComparison, record: OracleRecord): boolean {
  const dates =
    operand.kind === 'date' ? [operand.date] : operand.kind === 'date range' ? [operand.from, operand.to] : [];
  const compared = dates.flatMap((date) => (date.kind === 'property' ? [date.property] : []));
  if (![property, ...compared].every((each) => answers(each, record))) return false;
  const readsHistory = /^(has_(ever|never)_been|was_(not_)?updated)/.test(operator);
  if (!readsHistory) return true;
  return record.storedBehind(property).every((stored) => {
    const history = record.history(stored);
    return history?.every(({ said }) => isUsable(said)) === true;
  });
}

function answers(property: Property, record: OracleRecord): boolean {
  return record.storedBehind(property).every((stored) => isUsable(record.said(stored)));
}

function isUsable({ kind }: ReturnType<OracleRecord['said']>): boolean {
  return kind === 'value' || kind === 'unknown';
}
