import { expect, it } from 'vitest';
import { markedIn } from '../checked.test-kit.ts';

const code = 'unsubscribed-removal';

it.each(['«unsubscribed_all = true» and email is known', '«portal_unsubscribe = true» or email is unknown'])(
  '%s',
  (text) => {
    expect(markedIn(code, 'delete', text.replace(/[«»]/g, ''))).toEqual([text]);
    expect(markedIn(code, 'archive', text.replace(/[«»]/g, ''))).toEqual([text]);
    expect(markedIn(code, 'report', text.replace(/[«»]/g, ''))).toEqual([]);
  },
);

it.each(['unsubscribed_all = false', 'unsubscribed_all != true', 'unsubscribed_all is known'])('not %s', (text) =>
  expect(markedIn(code, 'delete', text)).toEqual([]),
);
