import type { Property } from '../../property.ts';
import { addressAndPhoneProperties } from './address-and-phone.ts';
import { adProperties } from './ads.ts';
import { associationProperties } from './associations.ts';
import { consentProperties } from './consent.ts';
import { conversionProperties } from './conversion.ts';
import { dealAndRevenueProperties } from './deals-and-revenue.ts';
import { emailEngagementProperties } from './email-engagement.ts';
import { emailHealthProperties } from './email-health.ts';
import { identityProperties } from './identity.ts';
import { ipLocationProperties } from './ip-location.ts';
import { languageProperties } from './language.ts';
import { lifecycleProperties } from './lifecycle.ts';
import { lifecycleHistoryProperties } from './lifecycle-history.ts';
import { marketingStatusProperties } from './marketing-status.ts';
import { membershipProperties } from './membership.ts';
import { ownershipProperties } from './ownership.ts';
import { personalProperties } from './personal.ts';
import { recordProperties } from './record.ts';
import { salesActivityProperties } from './sales-activity.ts';
import { scoreProperties } from './scores.ts';
import { sequenceAndMeetingProperties } from './sequences-and-meetings.ts';
import { socialMediaProperties } from './social-media.ts';
import { surveyProperties } from './surveys.ts';
import { trafficSourceProperties } from './traffic-source.ts';
import { webAnalyticsProperties } from './web-analytics.ts';
import { workProperties } from './work.ts';

/**
 * The contact properties that HubSpot gives every portal, as far as rules and exports need them. What differs per
 * portal (custom properties, opt-outs by subscription type, custom stages) comes from a pull or from an import.
 */
export const contactProperties: readonly Property[] = Object.freeze([
  ...recordProperties,
  ...identityProperties,
  ...ownershipProperties,
  ...emailHealthProperties,
  ...emailEngagementProperties,
  ...consentProperties,
  ...marketingStatusProperties,
  ...lifecycleProperties,
  ...lifecycleHistoryProperties,
  ...scoreProperties,
  ...conversionProperties,
  ...trafficSourceProperties,
  ...webAnalyticsProperties,
  ...adProperties,
  ...socialMediaProperties,
  ...salesActivityProperties,
  ...sequenceAndMeetingProperties,
  ...dealAndRevenueProperties,
  ...surveyProperties,
  ...membershipProperties,
  ...workProperties,
  ...personalProperties,
  ...addressAndPhoneProperties,
  ...languageProperties,
  ...ipLocationProperties,
  ...associationProperties,
]);
