import { clauses } from './clauses.js';

/** Twenty rules of three clauses each. */
export const twentyRules = [
  ['noMailbox', 'neverClicked', 'notCustomer'],
  ['bounced', 'openedLongAgo', 'noDeals'],
  ['optedOut', 'manySends', 'notCustomer'],
  ['manySends', 'neverOpened', 'neverClicked'],
  ['manySends', 'clickedLongAgo', 'notMarketing'],
  ['old', 'neverClicked', 'noStatus'],
  ['older', 'neverOpened', 'early'],
  ['notMarketing', 'older', 'noDeals'],
  ['marketing', 'optedOut', 'swedish'],
  ['marketing', 'bounced', 'abroad'],
  ['customer', 'clickedLately', 'dealt'],
  ['customer', 'openedLately', 'notOptedOut'],
  ['early', 'someSends', 'clickedLongAgo'],
  ['open', 'recent', 'notBounced'],
  ['acme', 'notCustomer', 'older'],
  ['exampleMail', 'neverOpened', 'noSends'],
  ['noSends', 'marketing', 'old'],
  ['fewDeals', 'customer', 'openedLongAgo'],
  ['abroad', 'noStatus', 'optedOut'],
  ['swedish', 'open', 'someSends'],
];

/** Twenty more, of the clauses that the first twenty know. */
export const twentyMoreRules = twentyRules.map(([first], index) => {
  const [, second, third] = twentyRules[(index + 7) % twentyRules.length];
  return [first, second, third].map((clause, at, all) => (all.indexOf(clause) === at ? clause : twentyRules[index][1]));
});

/** Three rules that match nearly everyone: three million ids on a million contacts. */
export const broadRules = [['everyone'], ['everyone', 'everyone'], ['everyone', 'everyone', 'everyone']];

function criteriaOf(rule) {
  return rule.map((clause) => (clause === 'everyone' ? 'createdate is known' : clauses[clause][0])).join('\nand ');
}

/** The rule as a condition in SQL. */
export function conditionOf(rule) {
  return rule
    .map((clause) => (clause === 'everyone' ? 'createdate IS NOT NULL' : sqlOf(clauses[clause])))
    .join(' AND ');
}

function sqlOf([, sql, column]) {
  return sql.replaceAll('$', column);
}

/** The rule as tests of fields: `{ field, test, value }`. */
export function testsOf(rule) {
  return rule.map((clause) => {
    const [, , field, test, value] = clauses[clause];
    return { field, test, value };
  });
}

/** The rules of a project, by id. */
export function projectRules(rules) {
  return Object.fromEntries(
    rules.map((rule, index) => [`rule-${String(index + 1).padStart(2, '0')}`, `${criteriaOf(rule)}\n`]),
  );
}
