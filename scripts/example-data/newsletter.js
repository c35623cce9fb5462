import { complainers } from './address-status.js';
import { lastNewsletter } from './contacts.js';
import { dateTimeText } from './dates.js';

export const recipientsHeader = [
  'Recipient',
  'Sent At (Your time zone)',
  'Delivered',
  'Opened',
  'Clicked',
  'Bounce',
  'Bounce Reason',
  'Unsubscribed',
  'Spam Report',
  'Not Sent Reason',
];

/** The recipients of the last newsletter, as the page of one email exports them. */
export function recipientRows(contacts) {
  const withAddress = contacts.filter(({ email }) => email !== undefined);
  const complaining = complainers(withAddress).filter(wasDelivered).slice(0, 2);
  return withAddress
    .filter((contact) => contact.isReceiver)
    .map((contact) => rowOf(contact, complaining.includes(contact)))
    .filter((row) => row !== undefined);
}

const wasDelivered = ({ history }) => history.lastSend === lastNewsletter.at;

function rowOf(contact, complained) {
  const { email, history } = contact;
  if (history.bounced === lastNewsletter.at) return sent(email, { bounce: history.bounceReason });
  if (wasDelivered(contact))
    return sent(email, {
      opened: history.lastOpen > lastNewsletter.at,
      clicked: history.lastClick > lastNewsletter.at,
      unsubscribed: history.unsubscribed === lastNewsletter.at,
      complained,
    });
  // The newsletter goes to everyone, and HubSpot leaves these out itself.
  if (history.bounceReason !== undefined) return notSent(email, 'PREVIOUSLY_BOUNCED');
  if (history.unsubscribed !== undefined) return notSent(email, 'PREVIOUSLY_UNSUBSCRIBED_PORTAL');
  return undefined;
}

function sent(email, { bounce, opened, clicked, unsubscribed, complained }) {
  const flag = (isSet) => (isSet ? 'TRUE' : '');
  return [
    email,
    dateTimeText(lastNewsletter.at),
    flag(bounce === undefined),
    flag(opened),
    flag(clicked),
    flag(bounce !== undefined),
    bounce,
    flag(unsubscribed),
    flag(complained),
    '',
  ];
}

function notSent(email, reason) {
  return [email, '', '', '', '', '', '', '', '', reason];
}
