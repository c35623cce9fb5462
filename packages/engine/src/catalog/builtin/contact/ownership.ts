import type { Property } from '../../property.ts';
import { contactProperty } from '../define.ts';

/** Who looks after the contact. */
export const ownershipProperties: readonly Property[] = [
  contactProperty('hubspot_owner_id', 'Contact owner', 'enumeration', {
    alias: 'owner',
    open: true,
    writable: true,
    description: 'The user who looks after the contact: an owner ID in the API, a name in exports.',
  }),
  contactProperty('hubspot_owner_assigneddate', 'Owner Assigned Date', 'datetime', {
    alias: 'owner_assigned_date',
    headers: ['Owner assigned date'],
    description: 'When the contact was last given an owner.',
  }),
  contactProperty('hubspot_team_id', 'HubSpot Team', 'enumeration', {
    alias: 'team',
    open: true,
    description: 'The team of the owner.',
  }),
  contactProperty('hs_all_assigned_business_unit_ids', 'Brands', 'multi_enumeration', {
    alias: 'brands',
    open: true,
    writable: true,
    headers: ['Business units'],
    description: 'The brands, once called business units, that the contact belongs to.',
  }),
  contactProperty('hs_owning_teams', 'Owning Teams', 'multi_enumeration', {
    alias: 'owning_teams',
    open: true,
    writable: true,
  }),
  contactProperty('hs_shared_user_ids', 'Shared users', 'multi_enumeration', {
    alias: 'shared_users',
    open: true,
    writable: true,
  }),
  contactProperty('hs_shared_team_ids', 'Shared teams', 'multi_enumeration', {
    alias: 'shared_teams',
    open: true,
    writable: true,
  }),
  contactProperty('hs_all_owner_ids', 'All owner IDs', 'multi_enumeration', {
    alias: 'all_owners',
    open: true,
    hidden: true,
  }),
  contactProperty('hs_all_team_ids', 'All team IDs', 'multi_enumeration', {
    alias: 'all_teams',
    open: true,
    hidden: true,
  }),
  contactProperty('hs_all_accessible_team_ids', 'All teams', 'multi_enumeration', {
    alias: 'all_accessible_teams',
    open: true,
    hidden: true,
  }),
];
