/** Clauses, each as criteria and as a person would write it in SQL over the same table. Dates as of `now`. */
export const now = '2026-07-01T08:00:00Z';

const day = (text) => Date.parse(`${text}T00:00:00+02:00`);
const winterDay = (text) => Date.parse(`${text}T00:00:00+01:00`);

const clauses = {
  bounced: ['hard_bounce_reason is known', 'hs_email_hard_bounce_reason_enum IS NOT NULL'],
  noMailbox: [
    'hard_bounce_reason is any of (UNKNOWN_USER, MAILBOX_FULL)',
    "hs_email_hard_bounce_reason_enum IN ('UNKNOWN_USER', 'MAILBOX_FULL')",
  ],
  notBounced: ['hard_bounce_reason is unknown', 'hs_email_hard_bounce_reason_enum IS NULL'],
  optedOut: ['unsubscribed_all = true', 'hs_email_optout = 1'],
  notOptedOut: ['unsubscribed_all != true', 'hs_email_optout IS NOT 1'],
  neverClicked: ['last_click_date is unknown', 'hs_email_last_click_date IS NULL'],
  clickedLongAgo: ['last_click_date is more than 365 days ago', `hs_email_last_click_date < ${day('2025-07-01')}`],
  clickedLately: [
    'last_click_date is less than 180 days ago',
    `hs_email_last_click_date BETWEEN ${winterDay('2026-01-02')} AND ${Date.parse(now)}`,
  ],
  neverOpened: ['last_open_date is unknown', 'hs_email_last_open_date IS NULL'],
  openedLongAgo: ['last_open_date is more than 365 days ago', `hs_email_last_open_date < ${day('2025-07-01')}`],
  openedLately: [
    'last_open_date is less than 90 days ago',
    `hs_email_last_open_date BETWEEN ${day('2026-04-02')} AND ${Date.parse(now)}`,
  ],
  manySends: ['sends_since_engagement >= 20', 'hs_email_sends_since_last_engagement >= 20'],
  someSends: ['sends_since_engagement is between 5 and 19', 'hs_email_sends_since_last_engagement BETWEEN 5 AND 19'],
  noSends: ['sends_since_engagement is unknown', 'hs_email_sends_since_last_engagement IS NULL'],
  old: ['create_date is before 2024-01-01', `createdate < ${winterDay('2024-01-01')}`],
  older: ['create_date is more than 900 days ago', `createdate < ${winterDay('2024-01-13')}`],
  recent: [
    'create_date is less than 120 days ago',
    `createdate BETWEEN ${winterDay('2026-03-03')} AND ${Date.parse(now)}`,
  ],
  notCustomer: [
    'lifecycle_stage is none of (customer, evangelist)',
    "(lifecyclestage IS NULL OR lifecyclestage NOT IN ('customer', 'evangelist'))",
  ],
  customer: ['lifecycle_stage = customer', "lifecyclestage = 'customer'"],
  early: ['lifecycle_stage is any of (subscriber, lead)', "lifecyclestage IN ('subscriber', 'lead')"],
  noStatus: ['lead_status is unknown', 'hs_lead_status IS NULL'],
  open: ['lead_status is any of (NEW, OPEN)', "hs_lead_status IN ('NEW', 'OPEN')"],
  marketing: ['marketing_status = true', 'hs_marketable_status = 1'],
  notMarketing: ['marketing_status = false', 'hs_marketable_status = 0'],
  noDeals: ['num_associated_deals is unknown', 'num_associated_deals IS NULL'],
  fewDeals: ['num_associated_deals < 2', 'num_associated_deals < 2'],
  dealt: ['num_associated_deals >= 1', 'num_associated_deals >= 1'],
  swedish: ['country = "Sweden"', "lower(country) = 'sweden'"],
  abroad: [
    'country is none of ("Sweden", "Norway")',
    "(country IS NULL OR lower(country) NOT IN ('sweden', 'norway'))",
  ],
  acme: ['company contains "acme"', "instr(lower(company), 'acme') > 0"],
  exampleMail: ['email ends with "@example.com"', "lower(substr(email, -12)) = '@example.com'"],
};

/** Twenty rules of three clauses. */
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
  return [first, second === first ? third : second, third === first ? twentyRules[index][1] : third];
});

export function criteriaOf(rule) {
  return `${rule.map((clause) => clauses[clause][0]).join('\nand ')}\n`;
}

export function conditionOf(rule) {
  return rule.map((clause) => clauses[clause][1]).join(' AND ');
}

/** The rules of a project, by id. */
export function rulesOf(all) {
  return Object.fromEntries(all.map((rule, index) => [`rule-${String(index + 1).padStart(2, '0')}`, criteriaOf(rule)]));
}
