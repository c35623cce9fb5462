import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

const employeeRanges = {
  '1-5': '1-5',
  '5-25': '5-25',
  '25-50': '25-50',
  '50-100': '50-100',
  '100-500': '100-500',
  '500-1000': '500-1000',
  '1000+': '1000+',
};

const seniorities = {
  vp: 'VP',
  director: 'Director',
  entry: 'Entry',
  executive: 'Executive',
  manager: 'Manager',
  owner: 'Owner',
  partner: 'Partner',
  senior: 'Senior',
  employee: 'Employee',
};

/** Where the contact works and as what. */
export const workProperties: readonly Property[] = [
  contactProperty('company', 'Company Name', 'string', {
    writable: true,
    description: 'Free text on the contact; it need not agree with the name of the associated company.',
  }),
  contactProperty('associatedcompanyid', 'Primary Associated Company ID', 'number', {
    alias: 'primary_company_id',
    hidden: true,
    writable: true,
    headers: ['Associated Company IDs (Primary)'],
    description: 'Record ID of the primary associated company.',
  }),
  contactProperty('company_size', 'Company size', 'string', { writable: true }),
  contactProperty('numemployees', 'Number of Employees', 'enumeration', {
    alias: 'number_of_employees',
    options: employeeRanges,
    writable: true,
    description: 'A range of company sizes, not a count.',
  }),
  contactProperty('annualrevenue', 'Annual Revenue', 'string', {
    alias: 'annual_revenue',
    writable: true,
    description: 'Annual revenue of the company, kept by HubSpot as text on contacts.',
  }),
  contactProperty('industry', 'Industry', 'string', { writable: true }),
  contactProperty('website', 'Website URL', 'string', { writable: true }),
  contactProperty('jobtitle', 'Job Title', 'string', { alias: 'job_title', writable: true }),
  contactProperty('job_function', 'Job function', 'string', { writable: true }),
  contactProperty('seniority', 'Seniority', 'string', {
    writable: true,
    description: 'Free text from lead ads; employment_seniority holds the value that HubSpot keeps today.',
  }),
  contactProperty('hs_seniority', 'Employment Seniority', 'enumeration', {
    alias: 'employment_seniority',
    options: seniorities,
    open: true,
    writable: true,
  }),
  contactProperty('hs_role', 'Employment Role', 'enumeration', {
    alias: 'employment_role',
    open: true,
    writable: true,
  }),
  contactProperty('hs_sub_role', 'Employment Sub Role', 'enumeration', {
    alias: 'employment_sub_role',
    open: true,
    writable: true,
  }),
  contactProperty('start_date', 'Start date', 'string', {
    writable: true,
    description: 'Free text from lead ads, so it cannot be compared as a date.',
  }),
  contactProperty('hs_employment_change_detected_date', 'Employment change detected date', 'date', {
    alias: 'employment_change_detected_date',
    writable: true,
    description: 'When HubSpot noticed that the contact no longer works for the company.',
  }),
  contactProperty('hs_job_change_detected_date', 'Job change detected date', 'date', {
    alias: 'job_change_detected_date',
    writable: true,
    description: 'When HubSpot noticed that the contact has a new job.',
  }),
  contactProperty('hs_returning_to_office_detected_date', 'Returning to office detected date', 'date', {
    alias: 'returning_to_office_date',
    writable: true,
    description: 'When the contact will be back, read from an out-of-office reply.',
  }),
];
