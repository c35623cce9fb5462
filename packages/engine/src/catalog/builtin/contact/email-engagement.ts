import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** What the current address did with marketing e-mail. Counters have no value, rather than 0, when nothing happened. */
export const emailEngagementProperties: readonly Property[] = [
  contactProperty('hs_email_sends_since_last_engagement', 'Sends Since Last Engagement', 'number', {
    alias: 'sends_since_engagement',
    description: 'Marketing e-mails sent to the current address since it last opened or clicked one.',
  }),
  contactProperty('hs_email_delivered', 'Marketing emails delivered', 'number', {
    alias: 'emails_delivered',
    description: 'Marketing e-mails delivered to the current address.',
  }),
  contactProperty('hs_email_open', 'Marketing emails opened', 'number', {
    alias: 'emails_opened',
    description: 'Marketing e-mails opened; Apple Mail can report opens that no person made.',
  }),
  contactProperty('hs_email_click', 'Marketing emails clicked', 'number', {
    alias: 'emails_clicked',
    description: 'Marketing e-mails in which the current address clicked a link.',
  }),
  contactProperty('hs_email_replied', 'Marketing emails replied', 'number', {
    alias: 'emails_replied',
    description: 'Marketing e-mails that the current address replied to.',
  }),
  contactProperty('hs_email_last_email_name', 'Last marketing email name', 'string', { alias: 'last_email_name' }),
  contactProperty('hs_email_last_send_date', 'Last marketing email send date', 'datetime', {
    alias: 'last_send_date',
    description: 'When a marketing e-mail was last delivered to the current address.',
  }),
  contactProperty('hs_email_last_open_date', 'Last marketing email open date', 'datetime', {
    alias: 'last_open_date',
    description: 'When the current address last opened a marketing e-mail.',
  }),
  contactProperty('hs_email_last_click_date', 'Last marketing email click date', 'datetime', {
    alias: 'last_click_date',
    description: 'When the current address last clicked a link in a marketing e-mail.',
  }),
  contactProperty('hs_email_last_reply_date', 'Last marketing email reply date', 'datetime', {
    alias: 'last_reply_date',
    description: 'When the current address last replied to a marketing e-mail.',
  }),
  contactProperty('hs_email_first_send_date', 'First marketing email send date', 'datetime', {
    alias: 'first_send_date',
    description: 'When a marketing e-mail was first delivered to the current address.',
  }),
  contactProperty('hs_email_first_open_date', 'First marketing email open date', 'datetime', {
    alias: 'first_open_date',
  }),
  contactProperty('hs_email_first_click_date', 'First marketing email click date', 'datetime', {
    alias: 'first_click_date',
  }),
  contactProperty('hs_email_first_reply_date', 'First marketing email reply date', 'datetime', {
    alias: 'first_reply_date',
  }),
  contactProperty('hs_email_optimal_send_day_of_week', 'Optimal Marketing Email Send Day of Week', 'string', {
    alias: 'best_send_day',
  }),
  contactProperty('hs_email_optimal_send_time_of_day', 'Optimal Marketing Email Send Time of Day', 'string', {
    alias: 'best_send_time',
  }),
];
