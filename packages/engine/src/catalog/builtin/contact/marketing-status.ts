import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

const reasonTypes = {
  AD: 'Ad',
  CONTACT_IMPORT: 'Contact Import',
  CONVERSATION: 'Conversation',
  FORM_SUBMISSION: 'Form Submission',
  INITIAL_STATE: 'Initial State',
  INTEGRATOR_SET: 'Integrator Set',
  USER_SET: 'User Set',
  WORKFLOW: 'Workflow',
  EMAIL: 'Email',
  SAMPLE_CONTACT: 'Sample Contact',
  FEEDBACK_SUBMISSION: 'Feedback Submission',
};

/** Whether the contact counts, and costs, as a marketing contact. */
export const marketingStatusProperties: readonly Property[] = [
  contactProperty('hs_marketable_status', 'Marketing contact status', 'boolean', {
    alias: 'marketing_status',
    storedAsEnumeration: true,
    options: { true: 'Marketing contact', false: 'Non-marketing contact' },
    description: 'Whether the contact is a paid marketing contact; HubSpot does not let the API change it.',
  }),
  contactProperty('hs_marketable_until_renewal', 'Marketing contact until next update', 'boolean', {
    alias: 'marketing_until_renewal',
    storedAsEnumeration: true,
    options: { true: 'Yes', false: '--' },
    description: 'Whether the contact turns into a non-marketing contact at the next billing update.',
  }),
  contactProperty('hs_marketable_reason_type', 'Marketing contact status source type', 'enumeration', {
    alias: 'marketing_reason',
    options: reasonTypes,
    description: 'What kind of activity last set the marketing status.',
  }),
  contactProperty('hs_marketable_reason_id', 'Marketing contact status source name', 'string', {
    alias: 'marketing_reason_source',
    description: 'The form, import, workflow or other activity that last set the marketing status.',
  }),
];
