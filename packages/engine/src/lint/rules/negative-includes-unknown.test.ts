import { expect, it } from 'vitest';
import { markedIn } from '../checked.test-kit.ts';

const code = 'negative-includes-unknown';

it.each([
  'email is known and «lifecycle_stage != lead»',
  '«lifecycle_stage is none of (lead, customer)» and email is known',
  'not («lifecycle_stage = lead») and email is known',
  '«emails_clicked is not between 1 and 5» or email is unknown',
])('%s', (text) => expect(markedIn(code, 'archive', text.replace(/[«»]/g, ''))).toEqual([text]));

it.each([
  'lifecycle_stage is known and lifecycle_stage != lead',
  'lifecycle_stage is any of (subscriber, other) and lifecycle_stage != lead',
  'lifecycle_stage is unknown or lifecycle_stage != lead',
  'lifecycle_stage has never been lead',
  'not (lifecycle_stage != lead)',
  'does not meet protect',
])('not %s', (text) => expect(markedIn(code, 'archive', text)).toEqual([]));

it('is no matter where nothing is written', () => {
  expect(markedIn(code, 'report', 'lifecycle_stage != lead')).toEqual([]);
});
