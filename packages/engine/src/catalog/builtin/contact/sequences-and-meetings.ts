import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** Sequences, workflows and booked meetings. */
export const sequenceAndMeetingProperties: readonly Property[] = [
  contactProperty('hs_sequences_is_enrolled', 'Currently in Sequence', 'boolean', {
    alias: 'in_sequence',
    description: 'Whether a sales sequence is running for the contact.',
  }),
  contactProperty('hs_sequences_enrolled_count', 'Number of sequences enrolled', 'number', {
    alias: 'sequences_count',
    description: 'How many sequences the contact was ever enrolled in.',
  }),
  contactProperty('hs_sequences_actively_enrolled_count', 'Number of sequences actively enrolled', 'number', {
    alias: 'active_sequences_count',
    hidden: true,
  }),
  contactProperty('hs_latest_sequence_enrolled', 'Last sequence enrolled', 'number', {
    alias: 'last_sequence_id',
    description: 'ID of the sequence that the contact was last enrolled in.',
  }),
  contactProperty('hs_latest_sequence_enrolled_date', 'Last sequence enrolled date', 'datetime', {
    alias: 'last_sequence_enrolled_date',
  }),
  contactProperty('hs_latest_sequence_ended_date', 'Last sequence ended date', 'datetime', {
    alias: 'last_sequence_ended_date',
    description: 'When the last sequence finished or the contact was taken out of it.',
  }),
  contactProperty('hs_latest_sequence_finished_date', 'Last sequence finished date', 'datetime', {
    alias: 'last_sequence_finished_date',
    hidden: true,
  }),
  contactProperty('hs_latest_sequence_unenrolled_date', 'Last sequence unenrolled date', 'datetime', {
    alias: 'last_sequence_unenrolled_date',
    hidden: true,
  }),
  contactProperty('currentlyinworkflow', 'Currently in workflow', 'boolean', {
    alias: 'in_workflow',
    storedAsEnumeration: true,
    options: { true: 'True', false: 'False' },
    headers: ['Currently in workflow (discontinued)'],
    description: 'Whether a workflow was running for the contact; HubSpot has discontinued this property.',
  }),
  contactProperty('engagements_last_meeting_booked', 'Date of last meeting booked in meetings tool', 'datetime', {
    alias: 'last_meeting_date',
    description: 'The date of the last meeting that the contact booked, which may lie ahead.',
  }),
  contactProperty('engagements_last_meeting_booked_campaign', 'Campaign of last booking in meetings tool', 'string', {
    alias: 'last_meeting_campaign',
  }),
  contactProperty('engagements_last_meeting_booked_medium', 'Medium of last booking in meetings tool', 'string', {
    alias: 'last_meeting_medium',
  }),
  contactProperty('engagements_last_meeting_booked_source', 'Source of last booking in meetings tool', 'string', {
    alias: 'last_meeting_source',
  }),
  contactProperty('hs_latest_meeting_activity', 'Latest meeting activity', 'datetime', {
    alias: 'latest_meeting_activity_date',
    hidden: true,
  }),
];
