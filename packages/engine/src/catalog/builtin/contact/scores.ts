import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

const leadRatings = { bucket_1: '1 Star', bucket_2: '2 Stars', bucket_3: '3 Stars', bucket_4: '4 Stars' };

const priorities = {
  tier_1: 'Very High',
  tier_2: 'High',
  tier_3: 'Medium',
  tier_4: 'Low',
  closed_won: 'Closed Won',
};

/** How likely the contact is to buy, by HubSpot's scores. */
export const scoreProperties: readonly Property[] = [
  contactProperty('hubspotscore', 'HubSpot Score', 'number', { alias: 'hubspot_score' }),
  contactProperty('hs_predictivecontactscore_v2', 'Likelihood to close', 'number', {
    alias: 'likelihood_to_close',
    description: 'Probability that the contact becomes a customer within 90 days.',
  }),
  contactProperty('hs_predictivescoringtier', 'Contact priority', 'enumeration', {
    alias: 'contact_priority',
    options: priorities,
    description: 'One of four tiers of equal size by likelihood to close.',
  }),
  contactProperty('hs_predictivecontactscore', 'Predictive Lead Score', 'number', {
    alias: 'predictive_lead_score',
  }),
  contactProperty('hs_predictivecontactscorebucket', 'Lead Rating', 'enumeration', {
    alias: 'lead_rating',
    options: leadRatings,
  }),
];
