import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { STACK } from '../testing/answer-aws-call.ts';
import { runScript } from '../testing/run-script.ts';
import { type FakeAccount, startFakeAccount } from '../testing/start-fake-account.ts';
import { type Cdk, createCdk } from './cdk.ts';
import { deploy } from './deploy.ts';

/** A template as the CDK makes it of `--bus sales --create-bus --log-retention-days 30`. */
let made: { readonly folder: string; readonly path: string; readonly text: string };
let aws: FakeAccount;
/** The CDK's commands, each with the settings or account it was given. */
let commands: string[];
/** The CDK's command that fails. */
let failing: string | undefined;
let printed: string[];
let asked: string[];

const SETTINGS = ['--bus', 'sales', '--create-bus', '--log-retention-days', '30'];
const KEPT = '--bus sales --log-retention-days 30 --create-bus';

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'deploy-'));
  const settings = ['stack=orders', 'bus=sales', 'createBus=true', 'logRetentionDays=30'];
  const context = settings.flatMap((setting) => ['-c', setting]);
  await createCdk({ environment: process.env })('synth', '--quiet', '--output', folder, ...context);
  const path = join(folder, `${STACK}.template.json`);
  made = { folder, path, text: await readFile(path, 'utf8') };
}, 120_000);
afterAll(() => rm(made.folder, { recursive: true, force: true }));

beforeEach(async () => {
  aws = await startFakeAccount();
  commands = [];
  failing = undefined;
  printed = [];
  asked = [];
  // The SDK itself reads the environment.
  for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

/** Everything but the synthesis, which the CDK did above, happens to the fake account. */
const cdk: Cdk = async (command = '', ...args) => {
  commands.push([command, ...args.filter((arg) => /^(?:\w+=|aws:)/.test(arg))].join(' '));
  if (command === failing) throw new Error(`cdk ${command} failed (exit code 1).`);
  if (command === 'synth') {
    const folder = args[args.indexOf('--output') + 1] ?? '';
    await copyFile(made.path, join(folder, `${STACK}.template.json`));
  }
  if (command === 'bootstrap') aws.account.isBootstrapped = true;
  if (command === 'deploy') {
    expect(args).toEqual(expect.arrayContaining([STACK, '--require-approval', 'never']));
    aws.account.template = made.text;
  }
};

/** @param replies the user's, in order; undefined: no terminal is attached. @returns exit code. */
function run(args: readonly string[], replies?: readonly string[]): Promise<number> {
  const left = [...(replies ?? [])];
  return deploy(['--stack', STACK, ...args], {
    signal: new AbortController().signal,
    createCdk: () => cdk,
    print: (text) => void printed.push(text),
    ask:
      replies &&
      (async (question) => {
        asked.push(question);
        return left.shift() ?? '';
      }),
  });
}

/** The CDK takes the settings in any order. */
const wordsOf = (command = '') => command.split(' ').sort();
const SYNTH = wordsOf('synth stack=orders bus=sales createBus=true logRetentionDays=30');

test('the first deployment: shows the changes, asks, deploys, and prints the outputs', async () => {
  aws.account.template = undefined;
  expect(await run(SETTINGS, ['yes'])).toBe(0);
  expect(commands.map(wordsOf)).toEqual([SYNTH, ['diff'], ['deploy']]);
  expect(asked).toEqual(['Deploy these changes? (y/n) ']);
  expect(printed[0]).toBe('Stack orders in account 111122223333, Region eu-west-1');
  expect(printed.at(-1)).toMatch(
    /Function URL +https:\/\/abc\.lambda-url\.eu-west-1\.on\.aws\/\nBus +sales\nParked queue +\S+parked\nDead-letter queue +\S+dead-letters\n[\s\S]*npm run dashboard -- --stack orders\n[\s\S]*npm run doctor -- --stack orders$/,
  );
});

test('a deployed stack keeps its settings, and without changes nothing is deployed', async () => {
  aws.account.template = made.text;
  expect(await run([])).toBe(0);
  expect(printed[1]).toBe(`Settings kept from the last deployment: ${KEPT}`);
  expect(printed[2]).toBe('No changes: the stack is up to date.');
  expect(commands.map(wordsOf)).toEqual([SYNTH]);
});

test('a setting given this time replaces the deployed one', async () => {
  aws.account.template = made.text.replace('"logRetentionDays": "30"', '"logRetentionDays": "7"');
  expect(await run(['--yes', '--log-retention-days', '30'])).toBe(0);
  expect(printed[1]).toBe('Settings kept from the last deployment: --bus sales --create-bus');
  expect(commands.at(-1)).toBe('deploy');
});

test('the user is told when events go to another bus', async () => {
  aws.account.template = made.text;
  await run(['--bus', 'billing'], ['n']);
  expect(printed).toContain(
    'Events will go to the bus "billing". Rules on "sales" will stop receiving them.',
  );
});

test('an account without the CDK is bootstrapped first, which the user is told before confirming', async () => {
  Object.assign(aws.account, { template: undefined, isBootstrapped: false });
  expect(await run(SETTINGS, ['n'])).toBe(1);
  expect(printed).toContainEqual(expect.stringMatching(/not bootstrapped.*CDKToolkit.*first/));
  expect(commands.slice(1)).toEqual(['diff']);

  expect(await run(SETTINGS, ['y'])).toBe(0);
  expect(commands.slice(3)).toEqual(['diff', 'bootstrap aws://111122223333/eu-west-1', 'deploy']);
});

test.each(['n', '', 'deploy'])('a user who answers %j has changed nothing', async (reply) => {
  aws.account.template = undefined;
  expect(await run(SETTINGS, [reply])).toBe(1);
  expect(printed.at(-1)).toBe('Nothing was changed.');
  expect(commands.slice(1)).toEqual(['diff']);
});

test('without a terminal nothing is deployed unless --yes is passed', async () => {
  aws.account.template = undefined;
  await expect(run(SETTINGS)).rejects.toThrow(/no terminal to confirm.*--yes/);
  expect(commands.slice(1)).toEqual(['diff']);
  expect(await run([...SETTINGS, '--yes'])).toBe(0);
});

test.each<[name: string, setUp: () => void, problem: RegExp, commandCount: number]>([
  [
    'a stack of something else',
    () => {
      aws.account.template = '{"Resources": {}}';
    },
    /did not create the stack "orders".*one-file template.*Otherwise choose another name/,
    0,
  ],
  [
    'a YAML template',
    () => {
      aws.account.template = 'Resources: {}';
    },
    /did not create the stack "orders"/,
    0,
  ],
  ['no permission to describe stacks', () => deny('DescribeStacks'), /denied access/, 0],
  ['no permission to read the template', () => deny('GetTemplate'), /denied access/, 0],
  ['a synthesis that fails', () => fail('synth'), /cdk synth failed/, 1],
  ['a diff that fails', () => fail('diff'), /cdk diff failed/, 2],
  [
    'no permission to look for the bootstrap stack',
    () => deny('DescribeStacks CDKToolkit'),
    /denied access/,
    2,
  ],
  ['a bootstrap that fails', () => fail('bootstrap'), /cdk bootstrap failed/, 3],
])('%s: nothing is deployed', async (_, setUp, problem, commandCount) => {
  Object.assign(aws.account, { template: made.text.replace('"30"', '"7"'), isBootstrapped: false });
  setUp();
  await expect(run([...SETTINGS, '--yes'])).rejects.toThrow(problem);
  expect(commands).toHaveLength(commandCount);
  expect(commands).not.toContain('deploy');
});

function deny(call: string): void {
  aws.account.failing = call;
}

function fail(command: string): void {
  failing = command;
}

test.each(['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE'])(
  'a stack whose creation never completed (%s) is deployed as a new one',
  async (status) => {
    Object.assign(aws.account, { template: '{"Resources": {}}', status });
    expect(await run([...SETTINGS, '--yes'])).toBe(0);
    expect(printed).not.toContainEqual(expect.stringContaining('Settings kept'));
    expect(commands.at(-1)).toBe('deploy');
  },
);

test('a deployment that fails prints no outputs', async () => {
  aws.account.template = undefined;
  failing = 'deploy';
  await expect(run([...SETTINGS, '--yes'])).rejects.toThrow('cdk deploy failed');
  expect(printed.join('\n')).not.toContain('Function URL');
});

test('an interruption before the confirmation deploys nothing', async () => {
  aws.account.template = undefined;
  const ending = new AbortController();
  const running = deploy(['--stack', STACK, ...SETTINGS], {
    signal: ending.signal,
    createCdk: () => cdk,
    print: (text) => void printed.push(text),
    ask: async () => {
      ending.abort(new Error('Interrupted.'));
      return 'y';
    },
  });
  await expect(running).rejects.toThrow('Interrupted.');
  expect(commands.slice(1)).toEqual(['diff']);
});

test('--help shows the usage and asks AWS nothing', async () => {
  aws.account.failing = 'GetCallerIdentity';
  expect(await run(['--help'])).toBe(0);
  expect(printed).toEqual([expect.stringMatching(/^npm run deploy -- \[options\]/)]);
  expect(commands).toEqual([]);
});

test('the process ends with code 1 and the reason, without a stack trace', async () => {
  aws.account.failing = 'DescribeStacks';
  const { code, printed: output } = await runScript('scripts/deploy/main.ts', ['--yes']);
  expect(code).toBe(1);
  expect(output).toMatch(/^Stack MomentoGateway in .*\nAWS denied access: You may not do that\n$/);
});
