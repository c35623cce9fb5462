import { at, day, hour, minute, now } from './dates.js';

const lastSend = at(2026, 11, 17, 10, 0);
const sendCount = 130;

/** A newsletter every second Tuesday for five years, the oldest first. */
export const sends = Array.from({ length: sendCount }, (_, index) => ({
  at: lastSend - (sendCount - 1 - index) * 14 * day,
  name: `Kvist & Co Letter ${index + 1}`,
}));

/** How likely an email is opened, and an opened one clicked; `until` is the share of the sends after which it ends. */
const habits = {
  active: { opens: 0.62, clicks: 0.22, until: 1 },
  occasional: { opens: 0.24, clicks: 0.1, until: 1 },
  dormant: { opens: 0.4, clicks: 0.12, until: 0.4 },
  silent: { opens: 0, clicks: 0, until: 1 },
};

const bounceReasons = {
  'Unknown user': 56,
  'Mailbox full': 12,
  Policy: 12,
  Spam: 7,
  Content: 5,
  Other: 8,
};

/** What the newsletters of five years did to one address. Nothing that never happened has a value. */
export function emailHistory({ created, isReceiver, fate }, random) {
  const history = { habit: habits[random.weighted({ active: 34, occasional: 26, dormant: 22, silent: 18 })] };
  if (!isReceiver) return endedWithoutSend(history, fate, random);
  const first = sends.findIndex((send) => send.at > created + 2 * hour);
  const due = first < 0 ? [] : sends.slice(first);
  const end = endOf(fate, due.length, random);
  due.slice(0, end + 1).forEach((send, index) => {
    if (fate === 'bounces' && index === end) bounce(history, send, random);
    else deliver(history, send, index / due.length, random);
  });
  if (fate === 'unsubscribes') history.unsubscribed = due[end]?.at ?? created;
  if (fate === 'bounces' && history.bounced === undefined) endedWithoutSend(history, fate, random);
  return history;
}

/** The send at which it ends: for bounces often the very first one, now and then the very last. */
function endOf(fate, count, random) {
  if (fate === undefined) return count;
  if (fate === 'unsubscribes') return random.chance(0.03) ? count - 1 : random.whole(0, Math.max(0, count - 2));
  const which = random.weighted({ first: 34, last: 13, between: 53 });
  if (which === 'first') return 0;
  return which === 'last' ? count - 1 : random.whole(0, Math.max(0, count - 2));
}

/** Opted out by an import, or bounced before there was a newsletter. */
function endedWithoutSend(history, fate, random) {
  if (fate === 'unsubscribes') history.unsubscribed = now - random.whole(20, 900) * day;
  if (fate === 'bounces') history.bounceReason = random.weighted(bounceReasons);
  if (fate === 'bounces') history.bounces = 1;
  return history;
}

function bounce(history, send, random) {
  history.bounced = send.at;
  history.bounceReason = random.weighted(bounceReasons);
  history.bounces = random.chance(0.8) ? 1 : 2;
}

function deliver(history, send, progress, random) {
  const { opens, clicks, until } = history.habit;
  history.delivered = (history.delivered ?? 0) + 1;
  history.firstSend ??= send.at;
  history.lastSend = send.at;
  history.lastName = send.name;
  history.sendsSinceEngagement = (history.sendsSinceEngagement ?? 0) + 1;
  if (progress > until || !random.chance(opens)) return;
  const opened = momentAfter(send.at, random);
  history.opened = (history.opened ?? 0) + 1;
  history.firstOpen ??= opened;
  history.lastOpen = opened;
  history.sendsSinceEngagement = 0;
  if (!random.chance(clicks)) return;
  const clicked = opened + random.whole(1, 9) * minute;
  history.clicked = (history.clicked ?? 0) + 1;
  history.firstClick ??= clicked;
  history.lastClick = clicked;
  if (!random.chance(0.06)) return;
  const replied = clicked + random.whole(2, 50) * minute;
  history.replied = (history.replied ?? 0) + 1;
  history.firstReply ??= replied;
  history.lastReply = replied;
}

/** Most people read an email on the day it comes, some in the days after. */
function momentAfter(time, random) {
  const delay = random.chance(0.7) ? random.whole(2, 9 * 60) : random.whole(20 * 60, 6 * 24 * 60);
  return time + delay * minute;
}
