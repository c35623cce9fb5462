import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** What the contact did on the website. */
export const webAnalyticsProperties: readonly Property[] = [
  contactProperty('hs_analytics_num_visits', 'Number of Sessions', 'number', { alias: 'sessions_count' }),
  contactProperty('hs_analytics_num_page_views', 'Number of Pageviews', 'number', { alias: 'page_views_count' }),
  contactProperty('hs_analytics_average_page_views', 'Average Pageviews', 'number', {
    alias: 'average_page_views',
    description: 'Page views per session.',
  }),
  contactProperty('hs_analytics_num_event_completions', 'Number of event completions', 'number', {
    alias: 'event_completions_count',
  }),
  contactProperty('hs_analytics_revenue', 'Event Revenue', 'number', { alias: 'event_revenue' }),
  contactProperty('hs_analytics_first_visit_timestamp', 'Time of First Session', 'datetime', {
    alias: 'first_visit_date',
    description: 'When the first visit to the website began.',
  }),
  contactProperty('hs_analytics_last_visit_timestamp', 'Time of Last Session', 'datetime', {
    alias: 'last_visit_date',
    description: 'When the last visit to the website began.',
  }),
  contactProperty('hs_analytics_first_timestamp', 'Time First Seen', 'datetime', {
    alias: 'first_seen_date',
    description: 'When the contact first turned up in any way, on the website or elsewhere.',
  }),
  contactProperty('hs_analytics_last_timestamp', 'Time Last Seen', 'datetime', {
    alias: 'last_seen_date',
    description: 'When the contact last viewed a page; last_visit_date is the start of that visit.',
  }),
  contactProperty('hs_analytics_first_url', 'First Page Seen', 'string', { alias: 'first_page_seen' }),
  contactProperty('hs_analytics_last_url', 'Last Page Seen', 'string', { alias: 'last_page_seen' }),
  contactProperty('hs_analytics_first_referrer', 'First Referring Site', 'string', { alias: 'first_referring_site' }),
  contactProperty('hs_analytics_last_referrer', 'Last Referring Site', 'string', { alias: 'last_referring_site' }),
];
