import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

const trafficSources = {
  ORGANIC_SEARCH: 'Organic Search',
  PAID_SEARCH: 'Paid Search',
  EMAIL_MARKETING: 'Email Marketing',
  SOCIAL_MEDIA: 'Organic Social',
  REFERRALS: 'Referrals',
  OTHER_CAMPAIGNS: 'Other Campaigns',
  DIRECT_TRAFFIC: 'Direct Traffic',
  OFFLINE: 'Offline Sources',
  PAID_SOCIAL: 'Paid Social',
  AI_REFERRALS: 'AI Referrals',
};

/** Where the contact came from, at first and most recently. */
export const trafficSourceProperties: readonly Property[] = [
  contactProperty('hs_analytics_source', 'Original Source', 'enumeration', {
    alias: 'original_source',
    options: trafficSources,
    writable: true,
    headers: ['Original Traffic Source'],
    description: 'How the contact first found you; Offline Sources covers imports, integrations and manual entry.',
  }),
  contactProperty('hs_analytics_source_data_1', 'Original Source Drill-Down 1', 'string', {
    alias: 'original_source_detail_1',
    headers: ['Original Traffic Source Drill-Down 1'],
  }),
  contactProperty('hs_analytics_source_data_2', 'Original Source Drill-Down 2', 'string', {
    alias: 'original_source_detail_2',
    headers: ['Original Traffic Source Drill-Down 2'],
  }),
  contactProperty('hs_latest_source', 'Latest Source', 'enumeration', {
    alias: 'latest_source',
    options: trafficSources,
    writable: true,
    headers: ['Latest Traffic Source'],
    description: 'How the contact came to the most recent session.',
  }),
  contactProperty('hs_latest_source_data_1', 'Latest Source Drill-Down 1', 'string', {
    alias: 'latest_source_detail_1',
    headers: ['Latest Traffic Source Drill-Down 1'],
  }),
  contactProperty('hs_latest_source_data_2', 'Latest Source Drill-Down 2', 'string', {
    alias: 'latest_source_detail_2',
    headers: ['Latest Traffic Source Drill-Down 2'],
  }),
  contactProperty('hs_latest_source_timestamp', 'Latest Source Date', 'datetime', {
    alias: 'latest_source_date',
    writable: true,
    headers: ['Latest Traffic Source Date'],
  }),
  contactProperty('hs_analytics_first_touch_converting_campaign', 'First Touch Converting Campaign', 'string', {
    alias: 'first_touch_campaign',
  }),
  contactProperty('hs_analytics_last_touch_converting_campaign', 'Last Touch Converting Campaign', 'string', {
    alias: 'last_touch_campaign',
  }),
];
