import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

const npsRatings = Object.fromEntries(Array.from({ length: 11 }, (_, rating) => [String(rating), String(rating)]));

/** What the contact answered in NPS surveys. */
export const surveyProperties: readonly Property[] = [
  contactProperty('hs_feedback_last_nps_rating', 'Last NPS survey rating', 'enumeration', {
    alias: 'nps_rating_option',
    options: npsRatings,
    headers: ['Last NPS survey rating (deprecated)'],
    description: 'The last rating as one of the options 0 to 10; nps_rating is the number that replaces it.',
  }),
  contactProperty('hs_feedback_last_nps_rating_number', 'Latest NPS survey rating', 'number', { alias: 'nps_rating' }),
  contactProperty('hs_feedback_last_nps_follow_up', 'Last NPS survey comment', 'string', { alias: 'nps_comment' }),
  contactProperty('hs_feedback_last_survey_date', 'Last NPS survey date', 'datetime', { alias: 'nps_date' }),
];
