import { type PropertyDefinition, property } from './definition.ts';

const readOnly = true;

const record: readonly PropertyDefinition[] = [
  property('hs_object_id', 'Record ID', 'number', { readOnly }),
  property('createdate', 'Create Date', 'datetime', { readOnly }),
  property('hs_lastmodifieddate', 'Last Modified Date', 'datetime', { readOnly }),
  property('hubspot_owner_id', 'Owner', 'enumeration', { externalOptions: true }),
];

export const dealProperties: readonly PropertyDefinition[] = [
  ...record,
  property('dealname', 'Deal Name', 'string', { group: 'dealinformation' }),
  property('dealstage', 'Deal Stage', 'enumeration', {
    group: 'dealinformation',
    fieldType: 'radio',
    externalOptions: true,
    options: { appointmentscheduled: 'Appointment Scheduled', closedwon: 'Closed Won', closedlost: 'Closed Lost' },
  }),
  property('pipeline', 'Pipeline', 'enumeration', {
    group: 'dealinformation',
    externalOptions: true,
    options: { default: 'Sales Pipeline' },
  }),
  property('amount', 'Amount', 'number', { group: 'dealinformation' }),
  property('closedate', 'Close Date', 'datetime', { group: 'dealinformation' }),
  property('hs_is_closed', 'Is Deal Closed?', 'bool', { group: 'dealinformation', readOnly }),
  property('hs_is_closed_won', 'Is Closed Won', 'bool', { group: 'dealinformation', readOnly }),
];

export const companyProperties: readonly PropertyDefinition[] = [
  ...record,
  property('name', 'Company name', 'string', { group: 'companyinformation' }),
  property('domain', 'Company Domain Name', 'string', { group: 'companyinformation' }),
  property('industry', 'Industry', 'enumeration', {
    group: 'companyinformation',
    options: { COMPUTER_SOFTWARE: 'Computer Software', ACCOUNTING: 'Accounting' },
  }),
  property('numberofemployees', 'Number of Employees', 'number', { group: 'companyinformation' }),
  property('country', 'Country/Region', 'string', { group: 'companyinformation' }),
];
