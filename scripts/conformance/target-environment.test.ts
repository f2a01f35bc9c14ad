import { expect, test } from 'vitest';
import { emulatorEnvironment, isRealAws } from './target-environment.ts';

test.each([undefined, '', '0', 'true', 'yes'])(
  'only AWS_CONFORMANCE=1 selects a real account, not %j',
  (value) => {
    expect(isRealAws({ AWS_CONFORMANCE: value, AWS_ACCESS_KEY_ID: 'real' })).toBe(false);
    expect(isRealAws({ AWS_CONFORMANCE: '1' })).toBe(true);
  },
);

test('an emulator’s environment has nothing of the user’s own AWS settings', () => {
  const environment = emulatorEnvironment(
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
