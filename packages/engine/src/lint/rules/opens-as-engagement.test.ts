import { expect, it } from 'vitest';
import { markedIn } from '../checked.test-kit.ts';

const code = 'opens-as-engagement';

it.each([
  '«last_open_date is unknown» and create_date is more than 90 days ago',
  '«emails_opened = 0» or emails_opened is unknown',
])('%s', (text) => expect(markedIn(code, 'report', text.replace(/[«»]/g, ''))).toEqual([text]));

it.each(['last_open_date is unknown and last_click_date is unknown', 'email is known'])('not %s', (text) =>
  expect(markedIn(code, 'report', text)).toEqual([]),
);
