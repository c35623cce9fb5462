import type { Property } from '../property.ts';
import { defineProperty, type PropertyDetails } from './define.ts';

function of(object: string) {
  return (name: string, label: string, type: Property['type'], details: PropertyDetails = {}): Property =>
    defineProperty(object, 'record', name, label, type, details);
}

const deal = of('deal');
const company = of('company');
const formSubmission = of('form_submission');
const emailEvent = of('email_event');

export const dealProperties: readonly Property[] = [
  deal('hs_object_id', 'Record ID', 'number', { alias: 'record_id' }),
  deal('dealname', 'Deal Name', 'string', { alias: 'name', writable: true }),
  deal('amount', 'Amount', 'number', { writable: true }),
  deal('dealstage', 'Deal Stage', 'enumeration', {
    alias: 'stage',
    open: true,
    writable: true,
    options: {
      appointmentscheduled: 'Appointment Scheduled',
      qualifiedtobuy: 'Qualified To Buy',
      presentationscheduled: 'Presentation Scheduled',
      decisionmakerboughtin: 'Decision Maker Bought-In',
      contractsent: 'Contract Sent',
      closedwon: 'Closed Won',
      closedlost: 'Closed Lost',
    },
  }),
  deal('pipeline', 'Pipeline', 'enumeration', { open: true, writable: true, options: { default: 'Sales Pipeline' } }),
  deal('dealtype', 'Deal Type', 'enumeration', {
    alias: 'deal_type',
    writable: true,
    options: { newbusiness: 'New Business', existingbusiness: 'Existing Business' },
  }),
  deal('hs_is_closed', 'Is Deal Closed?', 'boolean', { alias: 'is_closed' }),
  deal('hs_is_closed_won', 'Is Closed Won', 'boolean', { alias: 'is_won' }),
  deal('createdate', 'Create Date', 'datetime', { alias: 'create_date' }),
  deal('closedate', 'Close Date', 'datetime', { alias: 'close_date', writable: true }),
  deal('hs_lastmodifieddate', 'Last Modified Date', 'datetime', { alias: 'last_modified_date' }),
  deal('hubspot_owner_id', 'Deal owner', 'enumeration', { alias: 'owner', open: true, writable: true }),
];

export const companyProperties: readonly Property[] = [
  company('hs_object_id', 'Record ID', 'number', { alias: 'record_id' }),
  company('name', 'Company name', 'string', { writable: true }),
  company('domain', 'Company Domain Name', 'string', { writable: true }),
  company('industry', 'Industry', 'enumeration', { open: true, writable: true }),
  company('country', 'Country/Region', 'string', { writable: true }),
  company('city', 'City', 'string', { writable: true }),
  company('numberofemployees', 'Number of Employees', 'number', { alias: 'employee_count', writable: true }),
  company('annualrevenue', 'Annual Revenue', 'number', { alias: 'annual_revenue', writable: true }),
  company('lifecyclestage', 'Lifecycle Stage', 'enumeration', {
    alias: 'lifecycle_stage',
    writable: true,
    options: {
      subscriber: 'Subscriber',
      lead: 'Lead',
      marketingqualifiedlead: 'Marketing Qualified Lead',
      salesqualifiedlead: 'Sales Qualified Lead',
      opportunity: 'Opportunity',
      customer: 'Customer',
      evangelist: 'Evangelist',
      other: 'Other',
    },
  }),
  company('createdate', 'Create Date', 'datetime', { alias: 'create_date' }),
  company('hs_lastmodifieddate', 'Last Modified Date', 'datetime', { alias: 'last_modified_date' }),
  company('num_associated_deals', 'Number of Associated Deals', 'number', { alias: 'deal_count' }),
  company('hubspot_owner_id', 'Company owner', 'enumeration', { alias: 'owner', open: true, writable: true }),
];

export const formSubmissionProperties: readonly Property[] = [
  formSubmission('form_id', 'Form ID', 'string'),
  formSubmission('form', 'Form', 'string'),
  formSubmission('page', 'Page', 'string'),
  formSubmission('at', 'Submitted at', 'datetime'),
];

export const emailEventProperties: readonly Property[] = [
  emailEvent('type', 'Event type', 'enumeration', {
    open: true,
    options: {
      SENT: 'Sent',
      DROPPED: 'Not sent',
      PROCESSED: 'Processed',
      DEFERRED: 'Deferred',
      DELIVERED: 'Delivered',
      BOUNCE: 'Bounce',
      OPEN: 'Opened',
      CLICK: 'Clicked',
      PRINT: 'Printed',
      FORWARD: 'Forwarded',
      SPAMREPORT: 'Spam report',
      STATUSCHANGE: 'Subscription changed',
      UNSUBSCRIBE: 'Unsubscribed',
      UNBOUNCE: 'Bounce cleared',
    },
  }),
  emailEvent('at', 'Event time', 'datetime'),
  emailEvent('category', 'Category', 'string', {
    description: 'The reason of a bounce, or why an email was not sent.',
  }),
  emailEvent('campaign', 'Campaign', 'string', { description: 'The email that was sent.' }),
];
