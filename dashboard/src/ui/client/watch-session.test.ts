import { expect, test } from 'vitest';
import { watchSession } from './watch-session.ts';

test.each([
  [401, 1],
  [200, 0],
  [403, 0],
  [404, 0],
  [503, 0],
])(
  'an answer %i tells %i times that the session has ended, and is passed on',
  async (status, times) => {
    let told = 0;
    const fetch = watchSession(
      async () => new Response('{}', { status }),
      () => {
        told += 1;
      },
    );
    expect((await fetch('/api/rules')).status).toBe(status);
    expect(told).toBe(times);
  },
);
