import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FakeAccount, startFakeAccount } from '../testing/start-fake-account.ts';
import { deploy } from './deploy.ts';
import { USAGE } from './options.ts';

/** Every option with values that it does not take. */
const BAD: [args: string[], problem: RegExp][] = [
  [['--stack', 'my stack'], /^--stack takes a name/],
  [['--region', 'Ireland'], /^--region takes a Region/],
  [['--profile', ''], /^--profile takes/],
  [['--bus', 'my bus'], /^--bus takes/],
  [['--create-bus'], /^--create-bus needs --bus/],
  [['--create-bus', '--bus', 'default'], /^--create-bus needs --bus/],
  [['--create-bus=yes'], /^--create-bus takes no value\.$/],
  [['--alarm-email', 'ops'], /^--alarm-email takes an email address/],
  [['--archive-days', '0'], /^--archive-days takes/],
  [['--log-retention-days', '45'], /^--log-retention-days takes a number of days that .*30, 60/],
  [
    ['--audit-retention-days', '366'],
    /^--audit-retention-days takes a number of days that .*365, 400/,
  ],
  [['--log-retention-days', 'a month'], /^--log-retention-days takes/],
  [['--reserved-concurrency', '-1'], /^--reserved-concurrency needs a value/],
  [['--reserved-concurrency=-1'], /^--reserved-concurrency takes/],
  [['--front-door', 'alb'], /^--front-door takes function-url, http-api or both/],
  [['--domain-name', 'https://a.io'], /^--domain-name takes a domain name/],
  [['--domain-name', 'hooks.example.com'], /^--domain-name needs --front-door/],
  [
    ['--certificate-arn', 'arn:aws:iam::1:server-certificate/x'],
    /^--certificate-arn takes the ARN/,
  ],
  [['--calls-per-second', '0'], /^--calls-per-second takes a number/],
  [['--calls-per-second', '5'], /^--calls-per-second needs --front-door/],
  [['--encryption-key', 'alias/mine'], /^--encryption-key takes create, or the ARN/],
  [['--log-level', 'error'], /^--log-level takes debug, info or warn/],
  [['--memory', '128'], /^--memory takes a number of MB from 256 to 10240/],
  [['--tracing', 'yes'], /^--tracing takes on or off/],
  [['--gap-alarm', 'yes'], /^--gap-alarm takes on or off/],
  [['--hold-unverified-calls', 'no'], /^--hold-unverified-calls takes true or false/],
  [['--target-policies', 'keep'], /^--target-policies takes change or leave/],
  [['--qualifier', 'too-long-for-it'], /^--qualifier takes/],
  [['--permissions-boundary', 'arn:aws:iam::1:role/x'], /^--permissions-boundary takes/],
  [['--tag', 'team'], /^--tag takes key=value/],
  [['--tag', '=a'], /^--tag takes key=value/],
  [['--tag', 'aws:x=a'], /^--tag takes key=value/],
  [['--termination-protection', '--no-termination-protection'], /exclude each other/],
  [['--no-execute', '--termination-protection'], /^--no-execute cannot be combined/],
  [['--yes=1'], /^--yes takes no value\.$/],
  [['--bootstrap=1'], /^--bootstrap takes no value\.$/],
  [['--stak', 'orders'], /^There is no option --stak: --help lists the options\.$/],
  [['orders'], /^There is no argument 'orders': --help lists the options\.$/],
  ...['stack', 'profile', 'region', 'bus', 'alarm-email', 'archive-days', 'tag', 'qualifier'].map(
    (name): [string[], RegExp] => [[`--${name}`], new RegExp(`^--${name} needs a value, such as`)],
  ),
];

test('the table has every option', () => {
  const listed = [...USAGE.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option = '']) => option);
  const tried = new Set(BAD.flatMap(([[option = '']]) => option.replace(/=.*/, '')));
  expect(listed.length).toBeGreaterThan(20);
  expect(listed.filter((option) => !tried.has(option))).toEqual([]);
});

let aws: FakeAccount;

// Options that do not go together are looked at after the stack that is there.
beforeEach(async () => {
  aws = await startFakeAccount();
  aws.account.template = undefined;
  for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

test.each(BAD)('%j is refused in one sentence, and AWS is not changed', async (args, problem) => {
  const commands: string[] = [];
  const refused = await deploy(args, {
    signal: new AbortController().signal,
    createCdk:
      () =>
      async (command = '') =>
        void commands.push(command),
    print: () => {},
    ask: undefined,
  }).catch((error: Error) => error.message);
  expect(refused).toMatch(problem);
  expect(refused).not.toMatch(/\n| at /);
  expect([...commands, ...aws.changes]).toEqual([]);
});
