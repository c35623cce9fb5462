import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** HubSpot's word in property names, its label, and the words of the alias. */
const stages = [
  ['subscriber', 'Subscriber', 'subscriber'],
  ['lead', 'Lead', 'lead'],
  ['marketingqualifiedlead', 'Marketing Qualified Lead', 'marketing_qualified_lead'],
  ['salesqualifiedlead', 'Sales Qualified Lead', 'sales_qualified_lead'],
  ['opportunity', 'Opportunity', 'opportunity'],
  ['customer', 'Customer', 'customer'],
  ['evangelist', 'Evangelist', 'evangelist'],
  ['other', 'Other', 'other'],
] as const;

/** When the contact came into each lifecycle stage, as the lifecycle pipeline records it. */
export const lifecycleHistoryProperties: readonly Property[] = stages.map(([stage, label, words]) =>
  contactProperty(`hs_v2_date_entered_${stage}`, `Date entered "${label} (Lifecycle Stage Pipeline)"`, 'datetime', {
    alias: `entered_${words}_date`,
  }),
);
