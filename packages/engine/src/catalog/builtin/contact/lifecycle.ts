import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

const lifecycleStages = {
  subscriber: 'Subscriber',
  lead: 'Lead',
  marketingqualifiedlead: 'Marketing Qualified Lead',
  salesqualifiedlead: 'Sales Qualified Lead',
  opportunity: 'Opportunity',
  customer: 'Customer',
  evangelist: 'Evangelist',
  other: 'Other',
};

const leadStatuses = {
  NEW: 'New',
  OPEN: 'Open',
  IN_PROGRESS: 'In Progress',
  OPEN_DEAL: 'Open Deal',
  UNQUALIFIED: 'Unqualified',
  ATTEMPTED_TO_CONTACT: 'Attempted to Contact',
  CONNECTED: 'Connected',
  BAD_TIMING: 'Bad Timing',
};

const journeyStages = {
  new_contact: 'New Contact',
  in_nurturing: 'In Nurturing',
  low_intent: 'Low-Intent',
  mid_intent: 'Mid-Intent',
  high_intent: 'High-Intent',
  unqualified: 'Unqualified',
  qualified: 'Qualified',
  onboarding: 'Onboarding',
  post_onboarding: 'Post Onboarding',
  engaged: 'Engaged',
  unengaged: 'Unengaged',
};

/** How far the contact has come, and since when. */
export const lifecycleProperties: readonly Property[] = [
  contactProperty('lifecyclestage', 'Lifecycle Stage', 'enumeration', {
    alias: 'lifecycle_stage',
    options: lifecycleStages,
    writable: true,
    description: 'How close the contact is to buying; HubSpot moves it back only after it has been cleared.',
  }),
  contactProperty('hs_lead_status', 'Lead Status', 'enumeration', {
    alias: 'lead_status',
    options: leadStatuses,
    writable: true,
    description: 'How far sales has come with the contact.',
  }),
  contactProperty('hs_journey_stage', 'Journey Stage', 'enumeration', {
    alias: 'journey_stage',
    options: journeyStages,
    open: true,
    writable: true,
  }),
  contactProperty('hs_lifecyclestage_subscriber_date', 'Became a Subscriber Date', 'datetime', {
    alias: 'became_subscriber_date',
  }),
  contactProperty('hs_lifecyclestage_lead_date', 'Became a Lead Date', 'datetime', { alias: 'became_lead_date' }),
  contactProperty(
    'hs_lifecyclestage_marketingqualifiedlead_date',
    'Became a Marketing Qualified Lead Date',
    'datetime',
    { alias: 'became_marketing_qualified_lead_date' },
  ),
  contactProperty('hs_lifecyclestage_salesqualifiedlead_date', 'Became a Sales Qualified Lead Date', 'datetime', {
    alias: 'became_sales_qualified_lead_date',
  }),
  contactProperty('hs_lifecyclestage_opportunity_date', 'Became an Opportunity Date', 'datetime', {
    alias: 'became_opportunity_date',
  }),
  contactProperty('hs_lifecyclestage_customer_date', 'Became a Customer Date', 'datetime', {
    alias: 'became_customer_date',
    description: 'When the lifecycle stage became Customer; HubSpot empties it when the stage is set back.',
  }),
  contactProperty('hs_lifecyclestage_evangelist_date', 'Became an Evangelist Date', 'datetime', {
    alias: 'became_evangelist_date',
  }),
  contactProperty('hs_lifecyclestage_other_date', 'Became an Other Lifecycle Date', 'datetime', {
    alias: 'became_other_date',
  }),
];
