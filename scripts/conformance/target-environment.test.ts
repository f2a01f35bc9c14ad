import { expect, test } from 'vitest';
import { isRealAws, standInEnvironment } from './target-environment.ts';

test.each([undefined, '', '0', 'true', 'yes'])(
  'only AWS_CONFORMANCE=1 leads to a real account, not %j',
  (value) => {
    expect(isRealAws({ AWS_CONFORMANCE: value, AWS_ACCESS_KEY_ID: 'real' })).toBe(false);
    expect(isRealAws({ AWS_CONFORMANCE: '1' })).toBe(true);
  },
);

test("nothing of a person's own AWS reaches what works on a stand-in", () => {
  const environment = standInEnvironment(
    {
      HOME: '/home/me',
      AWS_PROFILE: 'real',
      AWS_SESSION_TOKEN: 'real',
      AWS_ACCESS_KEY_ID: 'real',
      AWS_SECRET_ACCESS_KEY: 'real',
      AWS_ENDPOINT_URL: 'real',
      AWS_ENDPOINT_URL_SQS: 'real',
      AWS_CONFIG_FILE: 'real',
    },
    'http://127.0.0.1:4000',
  );
  expect(Object.values(environment)).not.toContain('real');
  expect(environment['AWS_ENDPOINT_URL']).toBe('http://127.0.0.1:4000');
  expect(environment['HOME']).toBe('/home/me');
});
