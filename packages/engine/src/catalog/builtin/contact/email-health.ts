import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

const hardBounceReasons = {
  CONTENT: 'Content',
  MAILBOX_FULL: 'Mailbox full',
  OTHER: 'Other',
  POLICY: 'Policy',
  SPAM: 'Spam',
  UNKNOWN_USER: 'Unknown user',
};

const remediations = {
  SUSPENSION_REMEDIATION: 'Suspension Remediation',
  BLOCKLIST_REMEDIATION: 'Blocklist Remediation',
  TRUST_SAFETY_REMEDIATION: 'Trust & Safety Remediation',
};

const automatedQuarantineReasons = {
  ON_LIST_IMPORT: 'Suspicious List Import',
  HIGH_HARD_BOUNCE_RATE: 'High Hard Bounce Rate',
  MULTIPLE_CANCELLED_CAMPAIGNS: 'Multiple Cancelled Campaigns',
  FORM_ABUSE: 'Suspicious Form Activity',
  RECIPIENT_COMPLAINT: 'Recipient Complaint',
  ...remediations,
  OTHER: 'Other',
  UNDELIVERABLE_ADDRESS: 'Undeliverable Email Address',
  MICROSOFT_UNDELIVERABLE: 'Microsoft Undeliverable - Microsoft reports that address is inactive',
};

const optOutSurveyReasons = {
  NO_LONGER_INTERESTED: 'No longer interested in the company',
  DID_NOT_SIGN_UP: 'Did not sign up for the mailing list',
  TOO_MANY_EMAILS: 'Receiving too many emails',
  IRRELEVANT_CONTENT: 'Emails are not relevant',
  OTHER: 'Other reason',
};

/** Whether the address can be sent to: bounces, opt-outs, quarantine. */
export const emailHealthProperties: readonly Property[] = [
  contactProperty('hs_email_hard_bounce_reason_enum', 'Email hard bounce reason', 'enumeration', {
    alias: 'hard_bounce_reason',
    options: hardBounceReasons,
    description:
      'Why the address bounced for good; Content, Policy, Spam and Other can often be repaired by the sender.',
  }),
  contactProperty('hs_email_hard_bounce_reason', 'Email hard bounce reason', 'string', {
    alias: 'hard_bounce_reason_text',
    hidden: true,
    description: 'The older copy of hard_bounce_reason, kept as text.',
  }),
  contactProperty('hs_email_bounce', 'Marketing emails bounced', 'number', {
    alias: 'bounce_count',
    description: 'How many marketing e-mails to the current address bounced; it has no value when none ever did.',
  }),
  contactProperty('hs_email_bad_address', 'Invalid email address', 'boolean', {
    alias: 'invalid_address',
    description: 'Whether HubSpot considers the address invalid.',
  }),
  contactProperty('hs_enriched_email_bounce_detected', 'Enriched Email Bounce Detected', 'boolean', {
    alias: 'enriched_bounce_detected',
    headers: ['Enriched Email Bounce Detected (Deprecated)'],
    description: "A bounce noticed by HubSpot's data enrichment, no longer updated since the end of October 2025.",
  }),
  contactProperty('hs_email_optout', 'Unsubscribed from all email', 'boolean', {
    alias: 'unsubscribed_all',
    description: 'Whether the current address has opted out of every kind of e-mail.',
  }),
  contactProperty('hs_email_optout_survey_reason', 'Reason for opting out of email', 'enumeration', {
    alias: 'opt_out_reason',
    options: optOutSurveyReasons,
    description: 'What the contact answered when asked why they unsubscribed.',
  }),
  contactProperty('hs_email_quarantined', 'Email Address Quarantined', 'boolean', {
    alias: 'quarantined',
    description: 'Whether HubSpot blocks marketing e-mail to this address to prevent abuse.',
  }),
  contactProperty('hs_email_quarantined_reason', 'Email address automated quarantine reason', 'enumeration', {
    alias: 'quarantine_reason',
    options: automatedQuarantineReasons,
    description: "Why HubSpot's systems quarantined the address.",
  }),
  contactProperty('hs_email_customer_quarantined_reason', 'Email address quarantine reason', 'enumeration', {
    alias: 'customer_quarantine_reason',
    options: remediations,
    description: 'A reason for the quarantine that is kept apart from the automated one.',
  }),
  contactProperty('hs_quarantined_emails', 'Quarantined Emails', 'string', {
    alias: 'quarantined_emails',
    description: 'Every quarantined address of the contact, with source and reason, as text.',
  }),
  contactProperty('hs_email_is_ineligible', 'Is globally ineligible', 'boolean', {
    alias: 'globally_ineligible',
    hidden: true,
    description: 'Whether HubSpot refuses to send any e-mail to the contact.',
  }),
  contactProperty(
    'hs_email_recipient_fatigue_recovery_time',
    'Email Address Recipient Fatigue Next Available Sending Time',
    'datetime',
    {
      alias: 'send_limit_ends',
      hidden: true,
      description: 'When a contact who has reached the sending limit can be sent to again.',
    },
  ),
];
