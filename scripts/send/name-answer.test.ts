import { expect, test } from 'vitest';
import { nameAnswer } from './name-answer.ts';

test.each([
  [200, '{"outcome":"published"}', 'Published (200)'],
  [202, '{"outcome":"parked","reason":"throttled"}', 'Parked (202)'],
  [403, '{"outcome":"rejected"}', 'Rejected (403)'],
  [503, '{"outcome":"unavailable"}', 'Unavailable (503)'],
  [500, '{"outcome":"lost"}', 'Lost (500)'],
  [502, '<html>Bad gateway</html>', '502'],
  [404, 'null', '404'],
  ['no answer', 'connect ECONNREFUSED', 'no answer'],
])('%s with the body %s is named %s', (status, body, name) => {
  expect(nameAnswer({ status, body })).toBe(name);
});
