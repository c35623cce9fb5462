/** Whose dates the clauses are as of. */
export const now = '2026-07-01T08:00:00Z';

const summer = (day) => Date.parse(`${day}T00:00:00+02:00`);
const winter = (day) => Date.parse(`${day}T00:00:00+01:00`);

/**
 * Clauses in three forms: as criteria; as a person would write them in SQL over the same table; and as a test that
 * the rule engines of other packages can be given.
 */
export const clauses = {
  bounced: ['hard_bounce_reason is known', '$ IS NOT NULL', 'hs_email_hard_bounce_reason_enum', 'known'],
  notBounced: ['hard_bounce_reason is unknown', '$ IS NULL', 'hs_email_hard_bounce_reason_enum', 'unknown'],
  noMailbox: [
    'hard_bounce_reason is any of (UNKNOWN_USER, MAILBOX_FULL)',
    "$ IN ('UNKNOWN_USER', 'MAILBOX_FULL')",
    'hs_email_hard_bounce_reason_enum',
    'in',
    ['UNKNOWN_USER', 'MAILBOX_FULL'],
  ],
  optedOut: ['unsubscribed_all = true', '$ = 1', 'hs_email_optout', 'in', [1]],
  notOptedOut: ['unsubscribed_all != true', '$ IS DISTINCT FROM 1', 'hs_email_optout', 'not in', [1]],
  neverClicked: ['last_click_date is unknown', '$ IS NULL', 'hs_email_last_click_date', 'unknown'],
  clickedLongAgo: [
    'last_click_date is more than 365 days ago',
    `$ < ${summer('2025-07-01')}`,
    'hs_email_last_click_date',
    'below',
    summer('2025-07-01'),
  ],
  clickedLately: within('last_click_date is less than 180 days ago', 'hs_email_last_click_date', winter('2026-01-02')),
  neverOpened: ['last_open_date is unknown', '$ IS NULL', 'hs_email_last_open_date', 'unknown'],
  openedLongAgo: [
    'last_open_date is more than 365 days ago',
    `$ < ${summer('2025-07-01')}`,
    'hs_email_last_open_date',
    'below',
    summer('2025-07-01'),
  ],
  openedLately: within('last_open_date is less than 90 days ago', 'hs_email_last_open_date', summer('2026-04-02')),
  manySends: ['sends_since_engagement >= 20', '$ >= 20', 'hs_email_sends_since_last_engagement', 'from', 20],
  someSends: [
    'sends_since_engagement is between 5 and 19',
    '$ BETWEEN 5 AND 19',
    'hs_email_sends_since_last_engagement',
    'between',
    [5, 19],
  ],
  noSends: ['sends_since_engagement is unknown', '$ IS NULL', 'hs_email_sends_since_last_engagement', 'unknown'],
  old: ['create_date is before 2024-01-01', `$ < ${winter('2024-01-01')}`, 'createdate', 'below', winter('2024-01-01')],
  older: [
    'create_date is more than 900 days ago',
    `$ < ${winter('2024-01-13')}`,
    'createdate',
    'below',
    winter('2024-01-13'),
  ],
  recent: within('create_date is less than 120 days ago', 'createdate', winter('2026-03-03')),
  notCustomer: [
    'lifecycle_stage is none of (customer, evangelist)',
    "($ IS NULL OR $ NOT IN ('customer', 'evangelist'))",
    'lifecyclestage',
    'not in',
    ['customer', 'evangelist'],
  ],
  customer: ['lifecycle_stage = customer', "$ = 'customer'", 'lifecyclestage', 'in', ['customer']],
  early: [
    'lifecycle_stage is any of (subscriber, lead)',
    "$ IN ('subscriber', 'lead')",
    'lifecyclestage',
    'in',
    ['subscriber', 'lead'],
  ],
  noStatus: ['lead_status is unknown', '$ IS NULL', 'hs_lead_status', 'unknown'],
  open: ['lead_status is any of (NEW, OPEN)', "$ IN ('NEW', 'OPEN')", 'hs_lead_status', 'in', ['NEW', 'OPEN']],
  marketing: ['marketing_status = true', '$ = 1', 'hs_marketable_status', 'in', [1]],
  notMarketing: ['marketing_status = false', '$ = 0', 'hs_marketable_status', 'in', [0]],
  noDeals: ['deal_count is unknown', '$ IS NULL', 'num_associated_deals', 'unknown'],
  fewDeals: ['deal_count < 2', '$ < 2', 'num_associated_deals', 'below', 2],
  dealt: ['deal_count >= 1', '$ >= 1', 'num_associated_deals', 'from', 1],
  swedish: ['country = "Sweden"', "lower($) = 'sweden'", 'country', 'in', ['Sweden']],
  abroad: [
    'country is none of ("Sweden", "Norway")',
    "($ IS NULL OR lower($) NOT IN ('sweden', 'norway'))",
    'country',
    'not in',
    ['Sweden', 'Norway'],
  ],
  acme: ['company contains "acme"', "instr(lower($), 'acme') > 0", 'company', 'like', /acme/i],
  exampleMail: [
    'email ends with "@example.com"',
    "lower(substr($, -12)) = '@example.com'",
    'email',
    'like',
    /@example\.com$/i,
  ],
};

/** From a day until now. */
function within(criteria, column, from) {
  const until = Date.parse(now);
  return [criteria, `$ BETWEEN ${from} AND ${until}`, column, 'between', [from, until]];
}
