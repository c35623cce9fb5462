import { at, day, hour, inOfficeHours, minute, now } from './dates.js';
import { emailHistory, sends } from './email-history.js';
import { person } from './people.js';
import { randomFrom } from './random.js';

const contactCount = 2_400;
const firstId = 20_101;
const years = 5 * 365;

const stages = {
  Subscriber: 21,
  Lead: 34,
  'Marketing Qualified Lead': 14,
  'Sales Qualified Lead': 7,
  Opportunity: 6,
  Customer: 13,
  Evangelist: 1,
  Other: 2,
  '': 2,
};

/** The stages that a contact passes on the way; some are skipped. */
const stageOrder = [
  'Subscriber',
  'Lead',
  'Marketing Qualified Lead',
  'Sales Qualified Lead',
  'Opportunity',
  'Customer',
  'Evangelist',
];

/** The sales people of Kvist & Co. The last one has left. */
const owners = {
  'Tove Sandqvast': 24,
  'Emil Björkmarken': 22,
  'Ruth Ashbury': 20,
  'Karim Fairleigh': 16,
  'Sanna Hedinen': 12,
  'Viktor Ostermont (Deactivated User)': 9,
};

/** All contacts in the order of their record ids, which is that of their creation. */
export function exampleContacts() {
  const random = randomFrom(20_261_124);
  const taken = new Set();
  const creations = Array.from({ length: contactCount }, () => creationTime(random)).sort((a, b) => a - b);
  let id = firstId;
  return creations.map((created, index) => {
    id += random.whole(1, 49);
    // A random source for each contact: what one of them is does not depend on the others.
    return contact(id, created, taken, randomFrom(id * 31 + index));
  });
}

/** Over five years, more of them lately. */
function creationTime(random) {
  const share = random.next() * (0.65 + 0.35 * random.next());
  return inOfficeHours(now - 2 * day - Math.floor(share * years) * day, random);
}

function contact(id, created, taken, random) {
  const someone = person(random, taken);
  const stage = random.weighted(stages);
  const isSold = stage === 'Customer' || stage === 'Evangelist';
  const ending = random.weighted({ bounces: isSold ? 3.4 : 5, unsubscribes: 9, none: 85 });
  const fate = someone.isDisposable && random.chance(0.5) ? 'bounces' : ending === 'none' ? undefined : ending;
  const isReceiver = random.chance(fate === undefined ? 0.82 : 0.9);
  const email = emailHistory({ created, isReceiver, fate }, random);
  const isWorked = ['Sales Qualified Lead', 'Opportunity', 'Customer', 'Evangelist'].includes(stage);
  const owner = random.chance(isWorked ? 0.93 : 0.18) ? random.weighted(owners) : undefined;
  return {
    id,
    created,
    ...someone,
    // Someone who telephoned, or wrote in the chat, and left no address.
    ...(fate === undefined && random.chance(0.015) ? { email: undefined } : {}),
    stage,
    stageDates: stageDates(stage, created, random),
    fate,
    isReceiver,
    history: email,
    optedOutOfService: random.chance(0.025),
    owner,
    work: owner === undefined ? {} : salesWork(created, isWorked, random),
    deals: deals(stage, created, random),
    forms: forms(created, random),
    visits: visits(created, random),
    details: details(random),
    modified: lastChange(created, email, random),
  };
}

/** HubSpot itself touches contacts often, and every delivered email is a change. */
function lastChange(created, { lastSend = 0, lastOpen = 0, unsubscribed = 0 }, random) {
  const touched = now - random.whole(0, 200) * day - random.whole(10, 600) * minute;
  return Math.max(created, lastSend, lastOpen, unsubscribed, touched);
}

/** When the contact became what, up to the present stage. */
function stageDates(stage, created, random) {
  const dates = {};
  if (stage === 'Other') dates.Other = created;
  let time = created;
  for (const passed of stageOrder.slice(0, stageOrder.indexOf(stage) + 1)) {
    if (passed !== stage && random.chance(0.35)) continue;
    dates[passed] = time;
    time = inOfficeHours(Math.min(now - 2 * day, time + random.whole(3, 120) * day), random);
  }
  return dates;
}

/** Calls, meetings and one-to-one emails of the owner. */
function salesWork(created, isWorked, random) {
  const assigned = Math.min(now - day, created + random.whole(1, 30) * hour);
  if (!random.chance(isWorked ? 0.9 : 0.45)) return { assigned };
  const age = Math.floor((now - created) / day);
  // Most talks are long ago; the owners work on a few contacts at a time.
  const share = random.next() * random.next();
  const contacted = inOfficeHours(now - day - Math.floor(share * Math.max(0, age - 1)) * day, random);
  const times = random.whole(1, 24);
  return {
    assigned,
    contacted,
    times,
    notes: times + random.whole(0, 6),
    opened: random.chance(0.5) ? contacted + random.whole(5, 600) * minute : undefined,
    replied: random.chance(0.3) ? contacted + random.whole(10, 900) * minute : undefined,
    next: isWorked && random.chance(0.15) ? inOfficeHours(now + random.whole(1, 40) * day, random) : undefined,
    inSequence: random.chance(0.04),
  };
}

function deals(stage, created, random) {
  if (stage === 'Opportunity') return { count: 1, ids: dealIds(1, random), first: laterThan(created, random) };
  if (stage !== 'Customer' && stage !== 'Evangelist') return undefined;
  const count = random.whole(1, 4);
  const first = laterThan(created, random);
  const closed = inOfficeHours(Math.min(now - day, first + random.whole(10, 90) * day), random);
  const amount = random.whole(12, 480) * 250;
  return {
    count,
    ids: dealIds(count, random),
    first,
    closed,
    amount,
    total: amount + (count - 1) * random.whole(8, 300) * 250,
    daysToClose: Math.floor((closed - created) / day),
  };
}

const dealIds = (count, random) => Array.from({ length: count }, () => random.whole(3_000_001, 3_999_999));

function laterThan(time, random) {
  return inOfficeHours(Math.min(now - 2 * day, time + random.whole(2, 200) * day), random);
}

const formNames = [
  'Newsletter sign-up',
  'Guide: “Oak or ash?” download',
  'Sample box, with or without oil',
  'Contact us: kvist.example/contact',
  'Trade fair badge scan, Göteborg',
];

function forms(created, random) {
  if (random.chance(0.3)) return undefined;
  const count = random.weighted({ 1: 60, 2: 22, 3: 12, 5: 6 });
  const recent = count === '1' ? created : laterThan(created, random);
  return {
    count: Number(count),
    unique: Math.min(Number(count), random.whole(1, 3)),
    firstName: random.pick(formNames),
    recentName: random.pick(formNames),
    first: created,
    recent,
  };
}

function visits(created, random) {
  const source = random.weighted({
    'Organic Search': 30,
    'Offline Sources': 27,
    'Direct Traffic': 16,
    'Email Marketing': 8,
    Referrals: 7,
    'Organic Social': 6,
    'Paid Search': 4,
    'Paid Social': 2,
  });
  if (source === 'Offline Sources')
    return { source, detail: random.weighted({ IMPORT: 5, CRM_UI: 3, INTEGRATION: 2 }) };
  const sessions = random.whole(1, 14);
  const first = created - random.whole(2, 90) * minute;
  const last = sessions === 1 ? first : Math.max(first, laterThan(created, random));
  return {
    source,
    sessions,
    views: sessions * random.whole(1, 5),
    first,
    last,
    seen: last + random.whole(1, 40) * minute,
  };
}

function details(random) {
  return {
    salutation: random.weighted({ '': 88, 'Ms.': 5, 'Mr.': 5, 'Dr.': 2 }),
    jobTitle: random.weighted({
      '': 38,
      Buyer: 12,
      'Head of Purchasing': 9,
      'Architect, interiors': 9,
      'Managing Director': 9,
      'Office Manager': 9,
      Inköpare: 8,
      'Projektleiter "Ausbau"': 6,
    }),
    leadStatus: random.weighted({
      '': 62,
      New: 10,
      Open: 8,
      'In Progress': 6,
      Connected: 6,
      Unqualified: 5,
      'Bad Timing': 3,
    }),
    role: random.weighted({ '': 90, 'Decision Maker': 4, 'Decision Maker;Budget Holder': 3, 'End User;Influencer': 3 }),
    legalBasis: random.weighted({
      '': 40,
      'Freely given consent from contact': 36,
      'Legitimate interest - Lead': 14,
      'Legitimate interest - Customer;Performance of a contract': 10,
    }),
    rating: random.chance(0.06) ? random.whole(0, 10) : undefined,
    message: random.chance(0.05) ? random.pick(messages) : '',
    score: random.whole(0, 95),
    marketingEnds: random.chance(0.03),
    confirmed: random.chance(0.12),
  };
}

const messages = [
  'Do you deliver to Åland?\nWe need 40 m², "white oil" finish.',
  'Hello, please send the price list, thank you.',
  'Habe die Muster erhalten; sehr schön! Rückruf bitte ab 14 Uhr.',
  'Could you call back?\n\n– on Thursday, if possible',
];

/** The campaign that the newsletter export is about. */
export const lastNewsletter = sends[sends.length - 1];

/** A few contacts whose rows are as odd as real ones can be. */
export function withOddities(contacts) {
  const gone = contacts.filter(isGoneForGood);
  const owned = contacts.filter(({ fate, work }) => fate === undefined && work.contacted !== undefined);

  // The mailbox is said to be gone, and yet someone clicked yesterday: an alias, or a colleague.
  const clicked = at(2026, 11, 23, 16, 42);
  Object.assign(gone[3].history, { lastClick: clicked, lastOpen: clicked - 3 * minute, clicked: 4, opened: 9 });
  // Someone edited the export in a spreadsheet before it was imported.
  gone[5].unreadable = { 'Last Contacted': '15 January 2025' };
  gone[9].unreadable = { 'Last Contacted': 'yesterday' };
  gone[12].unreadable = { 'Last marketing email click date': '03/14/2025 9:05 AM' };
  owned[10].unreadable = { 'Last Contacted': '2 feb 2026' };
  owned[20].unreadable = { 'Last marketing email send date': '2026-13-01 10:00', 'Last Contacted': 'n/a' };
  // An option that was added in the portal and that the built-in catalogue cannot know.
  for (const each of owned.slice(2, 5)) each.details.leadStatus = 'Recycled';
  // Spreadsheets put codes in `="…"` to keep their zeros.
  for (const each of contacts.filter(({ postalCode }) => postalCode.startsWith('0')).slice(0, 5))
    each.postalCode = `="${each.postalCode}"`;
  return contacts;
}

/** Bounced as an unknown user, nobody's customer, and no one has talked to them. */
function isGoneForGood({ history, stage, work, deals: bought }) {
  return (
    history.bounceReason === 'Unknown user' &&
    stage !== 'Customer' &&
    bought === undefined &&
    work.contacted === undefined
  );
}
