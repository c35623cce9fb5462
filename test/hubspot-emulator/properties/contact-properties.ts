import { type PropertyDefinition, property } from './definition.ts';
import { emailProperties } from './email-properties.ts';

const readOnly = true;

/** Stages in the order in which the API lets a contact go forward. */
export const lifecycleStages = Object.freeze({
  subscriber: 'Subscriber',
  lead: 'Lead',
  marketingqualifiedlead: 'Marketing Qualified Lead',
  salesqualifiedlead: 'Sales Qualified Lead',
  opportunity: 'Opportunity',
  customer: 'Customer',
  evangelist: 'Evangelist',
  other: 'Other',
});

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

const sources = {
  ORGANIC_SEARCH: 'Organic Search',
  PAID_SEARCH: 'Paid Search',
  EMAIL_MARKETING: 'Email Marketing',
  SOCIAL_MEDIA: 'Organic Social',
  REFERRALS: 'Referrals',
  OTHER_CAMPAIGNS: 'Other Campaigns',
  DIRECT_TRAFFIC: 'Direct Traffic',
  OFFLINE: 'Offline Sources',
  PAID_SOCIAL: 'Paid Social',
};

const person: readonly PropertyDefinition[] = [
  property('email', 'Email', 'string', { hasUniqueValue: true }),
  property('firstname', 'First Name', 'string'),
  property('lastname', 'Last Name', 'string'),
  property('phone', 'Phone Number', 'phone_number'),
  property('mobilephone', 'Mobile Phone Number', 'phone_number'),
  property('company', 'Company Name', 'string'),
  property('jobtitle', 'Job Title', 'string'),
  property('website', 'Website URL', 'string'),
  property('address', 'Street Address', 'string'),
  property('city', 'City', 'string'),
  property('state', 'State/Region', 'string'),
  property('zip', 'Postal Code', 'string'),
  property('country', 'Country/Region', 'string'),
  property('hs_language', 'Preferred language', 'enumeration', {
    options: { en: 'English', sv: 'Swedish', de: 'German', fr: 'French' },
  }),
];

const record: readonly PropertyDefinition[] = [
  property('hs_object_id', 'Record ID', 'number', { readOnly }),
  property('createdate', 'Create Date', 'datetime', { readOnly }),
  property('lastmodifieddate', 'Last Modified Date', 'datetime', { readOnly }),
  property('hubspot_owner_id', 'Contact owner', 'enumeration', { externalOptions: true }),
  property('hs_additional_emails', 'Additional email addresses', 'enumeration', {
    fieldType: 'checkbox',
    hidden: true,
    calculated: true,
  }),
  property('hs_merged_object_ids', 'Merged Contact IDs', 'enumeration', { fieldType: 'checkbox', readOnly }),
  property('hs_all_contact_vids', 'All vids for a contact', 'enumeration', {
    fieldType: 'checkbox',
    hidden: true,
    calculated: true,
  }),
  property('lifecyclestage', 'Lifecycle Stage', 'enumeration', {
    fieldType: 'radio',
    options: lifecycleStages,
    externalOptions: true,
  }),
  property('hs_lead_status', 'Lead Status', 'enumeration', { fieldType: 'radio', options: leadStatuses }),
  property('num_associated_deals', 'Number of Associated Deals', 'number', { readOnly }),
];

const activity: readonly PropertyDefinition[] = [
  property('notes_last_contacted', 'Last Contacted', 'datetime', { readOnly }),
  property('notes_last_updated', 'Last Activity Date', 'datetime', { readOnly }),
  property('hs_last_sales_activity_timestamp', 'Last Engagement Date', 'datetime', { readOnly }),
  property('hs_sales_email_last_replied', 'Recent Sales Email Replied Date', 'datetime', { readOnly }),
  property('hs_sales_email_last_opened', 'Recent Sales Email Opened Date', 'datetime', { readOnly }),
  property('hs_sales_email_last_clicked', 'Recent Sales Email Clicked Date', 'datetime', { readOnly }),
  property('recent_conversion_date', 'Recent Conversion Date', 'datetime', { calculated: true }),
  property('num_conversion_events', 'Number of Form Submissions', 'number', { calculated: true }),
  property('hs_analytics_last_visit_timestamp', 'Time of Last Session', 'datetime', { readOnly }),
  property('hs_analytics_last_timestamp', 'Time Last Seen', 'datetime', { readOnly }),
  property('hs_analytics_source', 'Original Source', 'enumeration', { fieldType: 'select', options: sources }),
  property('date_of_birth', 'Date of birth', 'date', { hubspotDefined: false }),
];

/** What a new portal's contacts have. */
export const contactProperties: readonly PropertyDefinition[] = [...person, ...record, ...emailProperties, ...activity];
