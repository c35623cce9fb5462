import { dateTimeText } from './dates.js';

/** What stands in the cells of a contacts export, by the label of the column. Columns not named here stay empty. */
export const contactColumns = {
  'Record ID': ({ id }) => id,
  'First Name': ({ firstName }) => firstName,
  'Last Name': ({ lastName }) => lastName,
  Salutation: ({ details }) => details.salutation,
  Email: ({ email }) => email,
  'Email Domain': ({ email }) => email?.split('@')[1],
  'Phone Number': ({ phone, owner }) => (owner === undefined ? '' : phone),
  'Mobile Phone Number': ({ mobile, work }) => (work.contacted === undefined ? '' : mobile),
  'Street Address': ({ deals, street }) => (deals === undefined ? '' : street),
  'Postal Code': ({ deals, postalCode }) => (deals === undefined ? '' : postalCode),
  City: ({ city }) => city,
  'State/Region': ({ deals, state }) => (deals === undefined ? '' : state),
  'Country/Region': ({ country }) => country,
  'Time Zone': ({ zone, owner }) => (owner === undefined ? '' : zone),
  'Preferred language': ({ language, forms }) => (forms === undefined ? '' : language),

  // Work.
  'Company Name': ({ company }) => company?.name,
  'Associated Company': ({ company }) => company?.name,
  'Associated Company IDs': ({ company }) => company?.id,
  Industry: ({ company, deals }) => (deals === undefined ? '' : company?.industry),
  'Number of Employees': ({ company }) => company?.employees,
  'Website URL': ({ company, owner }) => (company && owner ? `https://www.${company.domain}` : ''),
  'Job Title': ({ details }) => details.jobTitle,
  'Buying Role': ({ deals, details }) => (deals === undefined ? '' : details.role),

  // How far the contact has come.
  'Lifecycle Stage': ({ stage }) => stage,
  'Became a Subscriber Date': ({ stageDates }) => dateTimeText(stageDates.Subscriber),
  'Became a Lead Date': ({ stageDates }) => dateTimeText(stageDates.Lead),
  'Became a Marketing Qualified Lead Date': ({ stageDates }) => dateTimeText(stageDates['Marketing Qualified Lead']),
  'Became a Sales Qualified Lead Date': ({ stageDates }) => dateTimeText(stageDates['Sales Qualified Lead']),
  'Became an Opportunity Date': ({ stageDates }) => dateTimeText(stageDates.Opportunity),
  'Became a Customer Date': ({ stageDates }) => dateTimeText(stageDates.Customer),
  'Became an Evangelist Date': ({ stageDates }) => dateTimeText(stageDates.Evangelist),
  'Became an Other Lifecycle Date': ({ stageDates }) => dateTimeText(stageDates.Other),
  'Lead Status': ({ details, owner }) => (owner === undefined ? '' : details.leadStatus),
  'HubSpot Score': ({ details }) => details.score,

  // Record and owner.
  'Create Date': ({ created }) => dateTimeText(created),
  'Object create date/time': ({ created }) => dateTimeText(created),
  'Last Modified Date': ({ modified }) => dateTimeText(modified),
  'Contact owner': ({ owner }) => owner,
  'Owner Assigned Date': ({ work }) => dateTimeText(work.assigned),
  'HubSpot Team': ({ owner, countryCode }) => (owner === undefined ? '' : countryCode === 'se' ? 'Sweden' : 'Export'),
  'Contact unworked': ({ owner, work }) => (owner === undefined ? '' : work.contacted === undefined ? 'Yes' : 'No'),

  // Sales.
  'Last Contacted': ({ work }) => dateTimeText(work.contacted),
  'Last Activity Date': ({ work }) => dateTimeText(work.contacted),
  'Last Engagement Date': ({ work }) => dateTimeText(work.replied ?? work.opened),
  'Next Activity Date': ({ work }) => dateTimeText(work.next),
  'Number of times contacted': ({ work }) => work.times,
  'Number of Sales Activities': ({ work }) => work.notes,
  'Recent Sales Email Opened Date': ({ work }) => dateTimeText(work.opened),
  'Recent Sales Email Replied Date': ({ work }) => dateTimeText(work.replied),
  'Currently in Sequence': ({ work }) => (work.inSequence ? 'true' : ''),

  // Deals.
  'Number of Associated Deals': ({ deals }) => deals?.count,
  'Associated Deal IDs': ({ deals }) => deals?.ids.join(';'),
  'First Deal Created Date': ({ deals }) => dateTimeText(deals?.first),
  'Recent Deal Amount': ({ deals }) => deals?.amount,
  'Recent Deal Close Date': ({ deals }) => dateTimeText(deals?.closed),
  'Close Date': ({ deals }) => dateTimeText(deals?.closed),
  'Days To Close': ({ deals }) => deals?.daysToClose,
  'Total Revenue': ({ deals }) => deals?.total,

  // Marketing email.
  'Email hard bounce reason': ({ history }) => history.bounceReason,
  'Marketing emails bounced': ({ history }) => history.bounces,
  'Invalid email address': ({ history }) => (history.bounceReason === 'Unknown user' ? 'true' : ''),
  'Unsubscribed from all email': ({ history, details }) =>
    history.unsubscribed !== undefined ? 'true' : details.confirmed ? 'false' : '',
  'Opted out of email: Customer Service Communication': ({ optedOutOfService }) => (optedOutOfService ? 'Yes' : ''),
  'Email Address Quarantined': ({ details, history }) =>
    history.bounceReason === 'Spam' && details.score > 50 ? 'true' : '',
  'Email address automated quarantine reason': ({ details, history }) =>
    history.bounceReason === 'Spam' && details.score > 50 ? 'Suspicious List Import' : '',
  'Marketing emails delivered': ({ history }) => history.delivered,
  'Marketing emails opened': ({ history }) => history.opened,
  'Marketing emails clicked': ({ history }) => history.clicked,
  'Marketing emails replied': ({ history }) => history.replied,
  'Sends Since Last Engagement': ({ history }) => history.sendsSinceEngagement,
  'First marketing email send date': ({ history }) => dateTimeText(history.firstSend),
  'First marketing email open date': ({ history }) => dateTimeText(history.firstOpen),
  'First marketing email click date': ({ history }) => dateTimeText(history.firstClick),
  'First marketing email reply date': ({ history }) => dateTimeText(history.firstReply),
  'Last marketing email send date': ({ history }) => dateTimeText(history.lastSend),
  'Last marketing email open date': ({ history }) => dateTimeText(history.lastOpen),
  'Last marketing email click date': ({ history }) => dateTimeText(history.lastClick),
  'Last marketing email reply date': ({ history }) => dateTimeText(history.lastReply),
  'Last marketing email name': ({ history }) => history.lastName,
  'Marketing contact until next update': ({ details }) => (details.marketingEnds ? 'Yes' : '--'),
  'Marketing email confirmation status': ({ details }) => (details.confirmed ? 'Confirmed' : ''),
  "Legal basis for processing contact's data": ({ details }) => details.legalBasis,

  // Forms, visits, surveys.
  'First Conversion': ({ forms }) => forms?.firstName,
  'First Conversion Date': ({ forms }) => dateTimeText(forms?.first),
  'Recent Conversion': ({ forms }) => forms?.recentName,
  'Recent Conversion Date': ({ forms }) => dateTimeText(forms?.recent),
  'Number of Form Submissions': ({ forms }) => forms?.count,
  'Number of Unique Forms Submitted': ({ forms }) => forms?.unique,
  Message: ({ details }) => details.message,
  'Original Source': ({ visits }) => visits.source,
  'Original Source Drill-Down 1': ({ visits }) => visits.detail,
  'Number of Sessions': ({ visits }) => visits.sessions,
  'Number of Pageviews': ({ visits }) => visits.views,
  'Time of First Session': ({ visits }) => dateTimeText(visits.first),
  'Time of Last Session': ({ visits }) => dateTimeText(visits.last),
  'Time Last Seen': ({ visits }) => dateTimeText(visits.seen),
  'IP Country': ({ visits, country }) => (visits.sessions === undefined ? '' : country.toLowerCase()),
  'IP Country Code': ({ visits, countryCode }) => (visits.sessions === undefined ? '' : countryCode),
  'Last NPS survey rating': ({ details }) => details.rating,
};

/** A row under the header of an export. */
export function contactRow(contact, header) {
  return header.map((label) => contact.unreadable?.[label] ?? contactColumns[label]?.(contact));
}
