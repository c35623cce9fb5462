import type { PublicAssociationMultiWithLabel } from '@hubspot/api-client/lib/codegen/crm/associations/v4/models/PublicAssociationMultiWithLabel.js';
import type { BatchResponseSimplePublicObjectWithErrors } from '@hubspot/api-client/lib/codegen/crm/contacts/models/BatchResponseSimplePublicObjectWithErrors.js';
import type { SimplePublicObject } from '@hubspot/api-client/lib/codegen/crm/contacts/models/SimplePublicObject.js';
import type { JoinTimeAndRecordId } from '@hubspot/api-client/lib/codegen/crm/lists/models/JoinTimeAndRecordId.js';
import type { MembershipsUpdateResponse } from '@hubspot/api-client/lib/codegen/crm/lists/models/MembershipsUpdateResponse.js';
import type { PublicObjectList } from '@hubspot/api-client/lib/codegen/crm/lists/models/PublicObjectList.js';
import type { PublicOwner } from '@hubspot/api-client/lib/codegen/crm/owners/models/PublicOwner.js';
import type { Property } from '@hubspot/api-client/lib/codegen/crm/properties/models/Property.js';
import type { associationsOf } from './endpoints/associations.ts';
import type { batchBody } from './endpoints/batch-answer.ts';
import type { shown } from './endpoints/lists.ts';
import type { changed, shownMember } from './endpoints/memberships.ts';
import type { presenter } from './endpoints/objects.ts';
import type { PropertyDefinition } from './properties/definition.ts';
import type { Owner } from './store/owner.ts';

/**
 * A type of HubSpot's own client as it travels: dates are texts, enumerations their values, and names that the client
 * changes (`_from`) are what they were.
 */
type Wire<T> = T extends Date
  ? string
  : T extends string
    ? `${T}`
    : T extends readonly (infer Item)[]
      ? readonly Wire<Item>[]
      : T extends object
        ? { readonly [Key in keyof T as Key extends '_from' ? 'from' : Key]: Wire<T[Key]> }
        : T;

/** Does not compile where the emulator's answer is not what the client's typings say. */
type Answers<Actual extends Expected, Expected> = Actual;

type Shown = ReturnType<ReturnType<typeof presenter>>;

/** What `tsc` checks of the emulator's answers. The filters of lists are left out: they are answered as they came. */
export type CheckedAnswers = [
  Answers<Shown, Wire<SimplePublicObject>>,
  Answers<ReturnType<typeof batchBody<Shown>>, Wire<BatchResponseSimplePublicObjectWithErrors>>,
  Answers<Omit<ReturnType<typeof shown>, 'filterBranch'>, Wire<Omit<PublicObjectList, 'filterBranch'>>>,
  Answers<ReturnType<typeof shownMember>, Wire<JoinTimeAndRecordId>>,
  Answers<ReturnType<typeof changed>['body'], Wire<MembershipsUpdateResponse>>,
  Answers<PropertyDefinition, Wire<Property>>,
  Answers<Owner, Wire<PublicOwner>>,
  Answers<NonNullable<ReturnType<typeof associationsOf>>, Wire<PublicAssociationMultiWithLabel>>,
];
