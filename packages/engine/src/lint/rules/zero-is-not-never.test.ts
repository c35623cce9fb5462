import { expect, it } from 'vitest';
import { markedIn } from '../checked.test-kit.ts';

const code = 'zero-is-not-never';

it.each([
  '«emails_clicked = 0»',
  '«emails_clicked <= 0» and email is known',
  '«emails_clicked < 1»',
  '«emails_clicked is between 0 and 0»',
])('%s', (text) => expect(markedIn(code, 'report', text.replace(/[«»]/g, ''))).toEqual([text]));

it.each([
  'emails_clicked = 0 or emails_clicked is unknown',
  'emails_clicked = 1',
  'emails_clicked < 3',
  'not (emails_clicked = 0)',
  'same_email_count = 0',
])('not %s', (text) => expect(markedIn(code, 'report', text)).toEqual([]));
