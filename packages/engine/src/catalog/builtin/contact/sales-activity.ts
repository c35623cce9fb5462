import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

const engagementTypes = {
  COMPANYPROSPECTS_REVISIT: 'Company Website Visit',
  PRESENTATION_REVISIT: 'Document View',
  EMAIL_CLICK: 'Email Click',
  EMAIL_OPEN: 'Email Open',
  EMAIL_REPLY: 'Email Reply',
  FORM_SUBMITTED: 'Form Submitted',
  MEETING_BOOKED: 'Meeting Booked',
  HUBSPOT_REVISIT: 'Website Visit',
};

const activityTypes = {
  CALL: 'Call',
  CONVERSATION_SESSION: 'Conversation session',
  INCOMING_EMAIL: 'Email reply from contact',
  EMAIL: 'Email sent to contact',
  FORWARDED_EMAIL: 'Forwarded email',
  LINKEDIN_MESSAGE: 'LinkedIn message',
  MEETING: 'Meeting',
  NOTE: 'Note',
  POSTAL_MAIL: 'Postal mail',
  PUBLISHING_TASK: 'Publishing task',
  SMS: 'SMS',
  TASK: 'Task',
  WHATS_APP: 'WhatsApp',
};

const firstEngagementTypes = {
  CALL: 'Call',
  CONVERSATION_SESSION: 'Conversation session',
  EMAIL: 'Email',
  MEETING_EVENT: 'Meeting',
  TASK: 'Task',
};

/** What sales did with the contact, and how the contact answered. */
export const salesActivityProperties: readonly Property[] = [
  contactProperty('notes_last_contacted', 'Last Contacted', 'datetime', {
    alias: 'last_contacted_date',
    description: 'When someone of yours last logged a call, one-to-one e-mail, chat, message or meeting.',
  }),
  contactProperty('notes_last_updated', 'Last Activity Date', 'datetime', {
    alias: 'last_activity_date',
    description: 'Like last_contacted_date, but notes count as well.',
  }),
  contactProperty('notes_next_activity_date', 'Next Activity Date', 'datetime', {
    alias: 'next_activity_date',
    description: 'When the next planned activity with the contact takes place.',
  }),
  contactProperty('hs_notes_next_activity_type', 'Next Activity Type', 'enumeration', {
    alias: 'next_activity_type',
    options: activityTypes,
    open: true,
  }),
  contactProperty('num_contacted_notes', 'Number of times contacted', 'number', {
    alias: 'times_contacted',
    description: 'How many calls, one-to-one e-mails, chats, messages and meetings were logged.',
  }),
  contactProperty('num_notes', 'Number of Sales Activities', 'number', {
    alias: 'sales_activities_count',
    description: 'Like times_contacted, but notes and tasks count as well.',
  }),
  contactProperty('hs_last_sales_activity_timestamp', 'Last Engagement Date', 'datetime', {
    alias: 'last_engagement_date',
    description:
      'When the contact last used your site, a form, a document, a meeting link or a sales e-mail, but not marketing e-mail.',
  }),
  contactProperty('hs_last_sales_activity_type', 'Last Engagement Type', 'enumeration', {
    alias: 'last_engagement_type',
    options: engagementTypes,
    hidden: true,
  }),
  contactProperty('hs_last_sales_activity_date', 'last sales activity date old', 'datetime', { hidden: true }),
  contactProperty('hs_sales_email_last_opened', 'Recent Sales Email Opened Date', 'datetime', {
    alias: 'last_sales_email_open_date',
    description: 'When the contact last opened a one-to-one sales e-mail, not a marketing e-mail.',
  }),
  contactProperty('hs_sales_email_last_clicked', 'Recent Sales Email Clicked Date', 'datetime', {
    alias: 'last_sales_email_click_date',
    description: 'When the contact last clicked a link in a one-to-one sales e-mail, not a marketing e-mail.',
  }),
  contactProperty('hs_sales_email_last_replied', 'Recent Sales Email Replied Date', 'datetime', {
    alias: 'last_sales_email_reply_date',
    description: 'When the contact last replied to a one-to-one sales e-mail, not a marketing e-mail.',
  }),
  contactProperty('hs_document_last_revisited', 'Recent Document Revisit Date', 'datetime', {
    alias: 'last_document_view_date',
    hidden: true,
  }),
  contactProperty('hs_is_unworked', 'Contact unworked', 'boolean', {
    alias: 'unworked',
    description: 'Whether the contact has no owner, or nothing was logged since the owner was assigned.',
  }),
  contactProperty('hs_first_outreach_date', 'First outreach date', 'datetime', {
    alias: 'first_outreach_date',
    hidden: true,
  }),
  contactProperty('hs_sa_first_engagement_date', 'Date of first engagement', 'datetime', {
    alias: 'first_engagement_date',
    description: 'When the present owner first engaged with the contact.',
  }),
  contactProperty('hs_sa_first_engagement_object_type', 'Type of first engagement', 'enumeration', {
    alias: 'first_engagement_type',
    options: firstEngagementTypes,
  }),
  contactProperty('hs_time_to_first_engagement', 'Lead response time', 'number', {
    alias: 'lead_response_time',
  }),
  contactProperty('hs_latest_open_lead_date', 'Latest Open Lead Date', 'datetime', {
    alias: 'latest_open_lead_date',
  }),
  contactProperty('hs_latest_qualified_lead_date', 'Latest Qualified Lead Date', 'datetime', {
    alias: 'latest_qualified_lead_date',
  }),
  contactProperty('hs_latest_disqualified_lead_date', 'Latest Disqualified Lead Date', 'datetime', {
    alias: 'latest_disqualified_lead_date',
  }),
];
