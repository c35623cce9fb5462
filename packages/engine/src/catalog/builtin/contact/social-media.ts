import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** Social media profiles, and clicks on what you published there. */
export const socialMediaProperties: readonly Property[] = [
  contactProperty('hs_linkedin_url', 'LinkedIn URL', 'string', { alias: 'linkedin_url', writable: true }),
  contactProperty('linkedinbio', 'LinkedIn Bio', 'string', { alias: 'linkedin_bio', writable: true }),
  contactProperty('linkedinconnections', 'LinkedIn Connections', 'number', {
    alias: 'linkedin_connections',
    writable: true,
  }),
  contactProperty('twitterhandle', 'Twitter Username', 'string', { alias: 'twitter_username', writable: true }),
  contactProperty('twitterbio', 'Twitter Bio', 'string', { alias: 'twitter_bio', writable: true }),
  contactProperty('followercount', 'Follower Count', 'number', {
    alias: 'follower_count',
    writable: true,
    description: 'Followers of the contact on Twitter.',
  }),
  contactProperty('hs_social_num_broadcast_clicks', 'Broadcast Clicks', 'number', {
    alias: 'social_clicks_count',
    description: 'Clicks on social media posts that you published through HubSpot.',
  }),
  contactProperty('hs_social_facebook_clicks', 'Facebook Clicks', 'number', { alias: 'facebook_clicks_count' }),
  contactProperty('hs_social_linkedin_clicks', 'LinkedIn Clicks', 'number', { alias: 'linkedin_clicks_count' }),
  contactProperty('hs_social_twitter_clicks', 'Twitter Clicks', 'number', { alias: 'twitter_clicks_count' }),
  contactProperty('hs_social_last_engagement', 'Most Recent Social Click', 'datetime', {
    alias: 'last_social_click_date',
    description: 'When the contact last clicked a social media post that you published through HubSpot.',
  }),
];
