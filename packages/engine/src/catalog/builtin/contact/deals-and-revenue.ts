import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

const buyingRoles = {
  BLOCKER: 'Blocker',
  BUDGET_HOLDER: 'Budget Holder',
  CHAMPION: 'Champion',
  DECISION_MAKER: 'Decision Maker',
  END_USER: 'End User',
  EXECUTIVE_SPONSOR: 'Executive Sponsor',
  INFLUENCER: 'Influencer',
  LEGAL_AND_COMPLIANCE: 'Legal & Compliance',
  OTHER: 'Other',
};

/** What the contact bought or may buy. */
export const dealAndRevenueProperties: readonly Property[] = [
  contactProperty('num_associated_deals', 'Number of Associated Deals', 'number', {
    alias: 'deal_count',
    description: 'How many deals the contact is associated with, open and closed.',
  }),
  contactProperty('hs_num_associated_open_deals', 'Number of open deals', 'number', {
    alias: 'open_deal_count',
    description: 'How many of the associated deals are still open.',
  }),
  contactProperty('first_deal_created_date', 'First Deal Created Date', 'datetime'),
  contactProperty('recent_deal_amount', 'Recent Deal Amount', 'number', {
    description: 'Amount of the last deal that was won.',
  }),
  contactProperty('recent_deal_close_date', 'Recent Deal Close Date', 'datetime', {
    description: 'When an associated deal was last won.',
  }),
  contactProperty('total_revenue', 'Total Revenue', 'number', {
    description: 'Sum of all won deals of the contact.',
  }),
  contactProperty('closedate', 'Close Date', 'datetime', {
    alias: 'close_date',
    writable: true,
    description: 'When the contact became a customer through a won deal; unlike became_customer_date it can be edited.',
  }),
  contactProperty('days_to_close', 'Days To Close', 'number', {
    description: 'Days from create_date to close_date.',
  }),
  contactProperty('hs_buying_role', 'Buying Role', 'multi_enumeration', {
    alias: 'buying_role',
    options: buyingRoles,
    open: true,
    writable: true,
  }),
  contactProperty(
    'hs_time_between_contact_creation_and_deal_creation',
    'Time between contact creation and deal creation',
    'number',
    { alias: 'time_to_deal_creation' },
  ),
  contactProperty(
    'hs_time_between_contact_creation_and_deal_close',
    'Time between contact creation and deal close',
    'number',
    { alias: 'time_to_deal_close' },
  ),
];
