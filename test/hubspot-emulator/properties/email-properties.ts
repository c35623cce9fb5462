import { type PropertyDefinition, property } from './definition.ts';

const group = 'emailinformation';
const readOnly = true;

const bounceReasons = {
  CONTENT: 'Content',
  MAILBOX_FULL: 'Mailbox full',
  OTHER: 'Other',
  POLICY: 'Policy',
  SPAM: 'Spam',
  UNKNOWN_USER: 'Unknown user',
};

const quarantineReasons = {
  ON_LIST_IMPORT: 'Suspicious List Import',
  HIGH_HARD_BOUNCE_RATE: 'High Hard Bounce Rate',
  MULTIPLE_CANCELLED_CAMPAIGNS: 'Multiple Cancelled Campaigns',
  FORM_ABUSE: 'Suspicious Form Activity',
  RECIPIENT_COMPLAINT: 'Recipient Complaint',
  SUSPENSION_REMEDIATION: 'Suspension Remediation',
  BLOCKLIST_REMEDIATION: 'Blocklist Remediation',
  TRUST_SAFETY_REMEDIATION: 'Trust Safety Remediation',
  OTHER: 'Other',
  UNDELIVERABLE_ADDRESS: 'Undeliverable Address',
};

const legalBases = [
  'Legitimate interest – prospect/lead',
  'Legitimate interest – existing customer',
  'Legitimate interest - other',
  'Performance of a contract',
  'Freely given consent from contact',
  'Not applicable',
];

const yesOrNo = { true: 'Yes', false: 'No' };

const moments = (['send', 'open', 'click', 'reply'] as const).flatMap((event) => [
  property(`hs_email_last_${event}_date`, `Last marketing email ${event} date`, 'datetime', { group, readOnly }),
  property(`hs_email_first_${event}_date`, `First marketing email ${event} date`, 'datetime', { group, readOnly }),
]);

/** What HubSpot keeps about marketing mail to a contact's current address. */
export const emailProperties: readonly PropertyDefinition[] = [
  property('hs_email_hard_bounce_reason_enum', 'Email hard bounce reason', 'enumeration', {
    group,
    readOnly,
    fieldType: 'radio',
    options: bounceReasons,
  }),
  property('hs_email_hard_bounce_reason', 'Email hard bounce reason', 'string', { group, readOnly, hidden: true }),
  property('hs_email_bounce', 'Marketing emails bounced', 'number', { group, readOnly }),
  property('hs_email_optout', 'Unsubscribed from all email', 'bool', { group, readOnly }),
  property('hs_email_optout_1001', 'Opted out of email: Newsletter', 'enumeration', {
    group,
    readOnly,
    fieldType: 'booleancheckbox',
    options: yesOrNo,
  }),
  property('hs_email_optout_1002', 'Opted out of email: Product news', 'enumeration', {
    group,
    readOnly,
    fieldType: 'booleancheckbox',
    options: yesOrNo,
  }),
  property('hs_email_quarantined', 'Email Address Quarantined', 'bool', { group, readOnly }),
  property('hs_email_quarantined_reason', 'Email address automated quarantine reason', 'enumeration', {
    group,
    readOnly,
    options: quarantineReasons,
  }),
  property('hs_email_bad_address', 'Invalid email address', 'bool', { group, readOnly }),
  property('hs_email_is_ineligible', 'Is globally ineligible', 'bool', { group, readOnly, hidden: true }),
  property('hs_email_sends_since_last_engagement', 'Sends Since Last Engagement', 'number', { group, readOnly }),
  ...moments,
  property('hs_email_delivered', 'Marketing emails delivered', 'number', { group, readOnly }),
  property('hs_email_open', 'Marketing emails opened', 'number', { group, readOnly }),
  property('hs_email_click', 'Marketing emails clicked', 'number', { group, readOnly }),
  property('hs_email_replied', 'Marketing emails replied', 'number', { group, readOnly }),
  property('hs_email_last_email_name', 'Last marketing email name', 'string', { group, readOnly }),
  property('hs_email_domain', 'Email Domain', 'string', { group, calculated: true }),
  property('hs_emailconfirmationstatus', 'Marketing email confirmation status', 'enumeration', {
    group,
    readOnly,
    options: ['Confirmed', 'Confirmation Pending'],
  }),
  property('hs_legal_basis', "Legal basis for processing contact's data", 'enumeration', {
    group,
    fieldType: 'checkbox',
    options: legalBases,
  }),
  property('hs_marketable_status', 'Marketing contact status', 'enumeration', {
    readOnly,
    fieldType: 'booleancheckbox',
    options: { true: 'Marketing contact', false: 'Non-marketing contact' },
  }),
  property('hs_marketable_reason_type', 'Marketing contact status source type', 'enumeration', {
    readOnly,
    options: ['AD', 'CONTACT_IMPORT', 'FORM_SUBMISSION', 'INITIAL_STATE', 'INTEGRATOR_SET', 'USER_SET', 'WORKFLOW'],
  }),
  property('hs_marketable_until_renewal', 'Marketing contact until next update', 'enumeration', {
    readOnly,
    fieldType: 'booleancheckbox',
    options: { true: 'Yes', false: '--' },
  }),
];
