import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('by default, local AWS, the gateway and the dashboard have their usual ports', () => {
  expect(readSettings({})).toMatchObject({
    localAwsPort: 4566,
    gatewayPort: 3001,
    dashboardPort: 3000,
    providerPort: 3002,
    ownEndpoint: false,
    busName: 'default',
    functionName: 'momento-gateway',
    environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', AWS_REGION: 'us-east-1' },
  });
});

test('local AWS never gets the user’s own credentials and profile', () => {
  const { environment } = readSettings({
    AWS_PROFILE: 'production',
    AWS_ACCESS_KEY_ID: 'real',
    AWS_SECRET_ACCESS_KEY: 'real',
    AWS_SESSION_TOKEN: 'real',
    HOME: '/home/me',
  });
  expect(Object.values(environment)).not.toContain('real');
  expect(environment).not.toHaveProperty('AWS_PROFILE');
  expect(environment['HOME']).toBe('/home/me');
});

test('another AWS emulator is called at its endpoint with its credentials', () => {
  const given = {
    AWS_ENDPOINT_URL: 'http://127.0.0.1:5000',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_DEFAULT_REGION: 'eu-west-1',
  };
  const settings = readSettings(given);
  expect(settings.ownEndpoint).toBe(true);
  expect(settings.environment).toEqual({ ...given, AWS_REGION: 'eu-west-1' });
});

test.each([
  ['local AWS', { AWS_ACCESS_KEY_ID: 'real' }, 'role:momento-gateway'],
  ['another emulator', { AWS_ENDPOINT_URL: 'http://127.0.0.1:5000' }, 'role:momento-gateway'],
  [
    'another emulator with its own keys',
    { AWS_ENDPOINT_URL: 'http://127.0.0.1:5000', AWS_ACCESS_KEY_ID: 'a' },
    undefined,
  ],
])('on %s the function has its own role, unless keys are set', (_, given, functionKeyId) => {
  expect(readSettings(given).functionKeyId).toBe(functionKeyId);
});

test('products with different prefixes have different functions and log groups', () => {
  expect(readSettings({ SECRET_PREFIX: 'team/blue+1' })).toMatchObject({
    functionName: 'team-blue-1',
    logGroupName: '/aws/lambda/team-blue-1',
    auditLogGroupName: 'team-blue-1/audit',
  });
});

test.each([
  ['DASHBOARD_PORT', 'abc'],
  ['GATEWAY_PORT', '0'],
  ['PROVIDER_PORT', '-1'],
  ['LOCAL_AWS_PORT', '65536'],
  ['AWS_ENDPOINT_URL', 'somewhere'],
])('a wrong %s is an error that names the variable', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(name);
});
