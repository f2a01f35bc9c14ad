import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { STACK } from '../testing/answer-aws-call.ts';
import { runScript } from '../testing/run-script.ts';
import { type FakeAccount, startFakeAccount } from '../testing/start-fake-account.ts';
import { type Cdk, createCdk } from './cdk.ts';
import { deploy } from './deploy.ts';

/** What the CDK makes of `SETTINGS`, tags and termination protection. */
let made: {
  readonly folder: string;
  readonly path: string;
  readonly text: string;
  readonly manifest: string;
};
let aws: FakeAccount;
/** The CDK's commands, each with the settings or account it was given. */
let commands: string[];
/** What the CDK was given to bootstrap with. */
let bootstrapped: readonly string[];
/** The CDK's command that fails. */
let failing: string | undefined;
/** The template that the CDK compared with. */
let compared: string;
let printed: string[];
let asked: string[];

const SETTINGS = ['--bus', 'sales', '--create-bus', '--log-retention-days', '30'];
const KEPT = '--bus sales --log-retention-days 30 --create-bus';

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'deploy-'));
  const settings = ['stack=orders', 'bus=sales', 'createBus=true', 'logRetentionDays=30'];
  const tagged = ['tags={"team":"orders"}', 'terminationProtection=true'];
  const context = [...settings, ...tagged].flatMap((setting) => ['-c', setting]);
  await createCdk({ environment: process.env })('synth', '--quiet', '--output', folder, ...context);
  const path = join(folder, `${STACK}.template.json`);
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8');
  made = { folder, path, text: await readFile(path, 'utf8'), manifest };
}, 600_000);
afterAll(() => made && rm(made.folder, { recursive: true, force: true }));

beforeEach(async () => {
  aws = await startFakeAccount();
  commands = [];
  bootstrapped = [];
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

/** Settings that are given, the account, and what becomes of a change set. */
const SHOWN = /^(?:(?!tags=\{\}|terminationProtection=false)\w+=|aws:|prepare-change-set)/;

/** Everything but the synthesis, which the CDK did above, happens to the fake account. */
const cdk: Cdk = async (command = '', ...args) => {
  commands.push([command, ...args.filter((arg) => SHOWN.test(arg))].join(' '));
  if (command === failing) throw new Error(`cdk ${command} failed (exit code 1).`);
  if (command === 'synth') {
    const folder = args[args.indexOf('--output') + 1] ?? '';
    await copyFile(made.path, join(folder, `${STACK}.template.json`));
    const qualifier = args.find((arg) => arg.startsWith('qualifier='))?.slice(10) ?? 'hnb659fds';
    const manifest = made.manifest.replaceAll('/hnb659fds/', `/${qualifier}/`);
    await writeFile(join(folder, 'manifest.json'), manifest);
  }
  if (command === 'diff')
    compared = await readFile(args[args.indexOf('--template') + 1] ?? '', 'utf8');
  if (command === 'bootstrap') {
    bootstrapped = args;
    aws.account.bootstraps[args[args.indexOf('--qualifier') + 1] ?? ''] = 30;
  }
  if (command === 'deploy') {
    expect(args).toEqual(expect.arrayContaining([STACK, '--require-approval', 'never']));
    if (!args.includes('prepare-change-set')) aws.account.template = made.text;
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
    /Address +https:\/\/abc\.lambda-url\.eu-west-1\.on\.aws\/\nBus +sales\nParked queue +\S+parked\nDead-letter queue +\S+dead-letters\n[\s\S]*npm run dashboard -- --stack orders\n[\s\S]*npm run doctor -- --stack orders$/,
  );
});

test('the first deployment, with the CDK itself, prints the changes and nothing alarming', async () => {
  aws.account.template = undefined;
  const { printed: output } = await runScript('scripts/deploy/main.ts', ['--stack', STACK]);
  expect(output).toMatch(/^Stack orders in account 111122223333, Region eu-west-1\nStack orders\n/);
  expect(output).toMatch(/^\[\+\] AWS::Lambda::Function /m);
  expect(output).not.toMatch(
    /warning|could not|cannot|unable|not found|not configured|deprecated|notice/i,
  );
  expect(output).toMatch(
    /no terminal to confirm them\. To deploy without being asked, pass --yes\.\n$/,
  );
}, 600_000);

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

describe('a bus that the stack does not create', () => {
  const BUSY = ['--bus', 'billing', '--yes'];

  beforeEach(() => {
    aws.account.template = undefined;
  });

  test('must be a classic one: if there is none of that name, nothing is synthesized', async () => {
    aws.account.buses.delete('billing');
    await expect(run(BUSY)).rejects.toThrow(
      /no classic event bus "billing".*--create-bus.*new kind/,
    );
    expect(commands).toEqual([]);
  });

  test('is refused when AWS answers with one of the new kind', async () => {
    aws.account.buses.set('billing', 'arn:aws:events:eu-west-1:111122223333:event-busv2/billing/1');
    await expect(run(BUSY)).rejects.toThrow(/of the new kind, with subscribers instead of rules/);
    expect(commands).toEqual([]);
  });

  test('is taken when it is there', async () => {
    expect(await run(BUSY)).toBe(0);
    expect(commands.at(-1)).toBe('deploy');
  });

  test('that the caller may not look up is deployed to, and the command says so', async () => {
    aws.account.failing = 'DescribeEventBus';
    expect(await run(BUSY)).toBe(0);
    expect(printed.join('\n')).toMatch(/"billing" cannot be looked up \(events:DescribeEventBus\)/);
  });

  test.each([[['--bus', 'billing', '--create-bus']], [['--bus', 'default']], [[]]])(
    'is not asked for with %j',
    async (settings) => {
      aws.account.buses.clear();
      expect(await run([...settings, '--yes'])).toBe(0);
    },
  );
});

test('the first deployment is compared with nothing, without asking AWS', async () => {
  aws.account.template = undefined;
  await run(SETTINGS, ['n']);
  expect(compared).toBe('{}');
});

test('an update is compared with the deployed template', async () => {
  aws.account.template = made.text.replace('"logRetentionDays": "30"', '"logRetentionDays": "7"');
  await run(SETTINGS, ['n']);
  expect(JSON.parse(compared)).toEqual(JSON.parse(aws.account.template));
});

const NOT_BOOTSTRAPPED =
  /Account 111122223333, Region eu-west-1 is not bootstrapped.*no SSM parameter \/cdk-bootstrap\/hnb659fds\/version/;

test('nothing is bootstrapped without --bootstrap', async () => {
  Object.assign(aws.account, { template: undefined, bootstraps: { other: 30 } });
  const problem = new RegExp(`${NOT_BOOTSTRAPPED.source}.*--bootstrap.*--qualifier`);
  await expect(run([...SETTINGS, '--yes'])).rejects.toThrow(problem);
  expect(commands.map(wordsOf)).toEqual([SYNTH]);
});

test('with --bootstrap it is bootstrapped first, which the user is told before confirming', async () => {
  Object.assign(aws.account, { template: undefined, bootstraps: {} });
  expect(await run([...SETTINGS, '--bootstrap'], ['n'])).toBe(1);
  expect(printed).toContainEqual(expect.stringMatching(NOT_BOOTSTRAPPED));
  expect(commands.slice(1)).toEqual(['diff']);

  expect(await run([...SETTINGS, '--bootstrap'], ['y'])).toBe(0);
  expect(commands.slice(3)).toEqual(['diff', 'bootstrap aws://111122223333/eu-west-1', 'deploy']);
  expect(await run([...SETTINGS, '--bootstrap'], ['y'])).toBe(0);
  expect(commands.filter((command) => command.startsWith('bootstrap'))).toHaveLength(1);
});

test('a bootstrap that is too old is brought up to date only with --bootstrap', async () => {
  Object.assign(aws.account, { template: undefined, bootstraps: { hnb659fds: 5 } });
  await expect(run([...SETTINGS, '--yes'])).rejects.toThrow(/has version 5, and 6 is needed/);
  expect(await run([...SETTINGS, '--yes', '--bootstrap'])).toBe(0);
  expect(commands.slice(-2)).toEqual(['bootstrap aws://111122223333/eu-west-1', 'deploy']);
});

test('a qualifier chooses another bootstrap, and is kept', async () => {
  Object.assign(aws.account, { template: undefined, bootstraps: { team: 30 } });
  expect(await run([...SETTINGS, '--qualifier', 'team', '--yes'])).toBe(0);
  expect(commands[0]).toContain('qualifier=team');
  aws.account.template = made.text.replace('"bus": "sales"', '"bus": "sales", "qualifier": "team"');
  await run(['--yes']);
  expect(printed).toContain(
    `Settings kept from the last deployment: ${KEPT} --qualifier team`.replace(
      ' --create-bus --qualifier team',
      ' --qualifier team --create-bus',
    ),
  );
});

test.each([
  ['hnb659fds', [], 'CDKToolkit'],
  ['team', ['--qualifier', 'team'], 'CDKToolkit-team'],
])('the bootstrap %s is made with %j, in the stack %s', async (qualifier, given, toolkit) => {
  Object.assign(aws.account, { template: undefined, bootstraps: { other: 30 } });
  expect(await run([...SETTINGS, ...given, '--yes', '--bootstrap'])).toBe(0);
  expect(bootstrapped).toEqual([
    'aws://111122223333/eu-west-1',
    ...['--qualifier', qualifier, '--toolkit-stack-name', toolkit],
  ]);
  expect(printed.join('\n')).toContain(`The stack ${toolkit} will be deployed first`);
});

test('a caller who may not read the parameter can deploy, and is told; nothing is bootstrapped', async () => {
  aws.account.template = undefined;
  aws.account.failing = 'GetParameter';
  expect(await run([...SETTINGS, '--yes'])).toBe(0);
  expect(printed).toContainEqual(expect.stringMatching(/cannot be read \(ssm:GetParameter\)/));
  aws.account.template = undefined;
  await expect(run([...SETTINGS, '--yes', '--bootstrap'])).rejects.toThrow(/Nothing was bootstrap/);
  expect(commands.filter((command) => command.startsWith('bootstrap'))).toEqual([]);
});

const sent = (name: string) =>
  commands
    .findLast((command) => command.startsWith('synth'))
    ?.split(' ')
    .find((word) => word.startsWith(`${name}=`))
    ?.slice(name.length + 1);

test.each<[given: string[], before: object, tags: object]>([
  [['--tag', 'team=a', '--tag', 'cost=1=2'], {}, { team: 'a', cost: '1=2' }],
  [['--tag', 'team=b'], { team: 'a', owner: 'x' }, { team: 'b', owner: 'x' }],
  [['--tag', 'team=none'], { team: 'a', owner: 'x' }, { owner: 'x' }],
])('tags %j on a stack with the tags %j make %j', async (given, tags, expected) => {
  Object.assign(aws.account, { template: made.text, tags });
  expect(await run(['--yes', ...given])).toBe(0);
  expect(JSON.parse(sent('tags') ?? '')).toEqual(expected);
  expect(commands.at(-1)).toBe('deploy');
});

test('tags and termination protection that somebody set are kept, and are no change', async () => {
  Object.assign(aws.account, { template: made.text, tags: { team: 'a' }, isProtected: true });
  expect(await run([])).toBe(0);
  const kept = `${KEPT} --tag team=a --termination-protection`;
  expect(printed[1]).toBe(`Settings kept from the last deployment: ${kept}`);
  expect(sent('terminationProtection')).toBe('true');
  expect(printed[2]).toBe('No changes: the stack is up to date.');
});

test('the CDK gives the stack the tags and the protection that it is sent', () => {
  const { artifacts } = JSON.parse(made.manifest);
  expect(artifacts[STACK].properties).toMatchObject({
    tags: { team: 'orders' },
    terminationProtection: true,
  });
});

test.each([
  [false, '--termination-protection', 'true'],
  [true, '--no-termination-protection', 'false'],
])('a stack with protection %s and %s is deployed', async (isProtected, flag, expected) => {
  Object.assign(aws.account, { template: made.text, isProtected });
  expect(await run(['--yes', flag])).toBe(0);
  expect(sent('terminationProtection') ?? 'false').toBe(expected);
  expect(commands.at(-1)).toBe('deploy');
});

test('--no-execute leaves a change set and says how to execute it; nothing is asked', async () => {
  aws.account.template = undefined;
  expect(await run([...SETTINGS, '--no-execute'])).toBe(0);
  expect(commands.at(-1)).toBe('deploy prepare-change-set');
  expect(aws.account.template).toBeUndefined();
  expect(printed.at(-1)).toMatch(
    /No resource .* was changed[\s\S]*execute-change-set --change-set-name momento-gateway --stack-name orders$/,
  );
});

test('--no-execute without changes creates no change set, and speaks of none that waits', async () => {
  aws.account.template = made.text;
  expect(await run(['--no-execute'])).toBe(0);
  expect(commands.map(wordsOf)).toEqual([SYNTH]);
  expect(printed.slice(-2)).toEqual([
    'No changes: the stack is up to date.',
    'No change set was created.',
  ]);
});

test('--no-execute asks before it bootstraps', async () => {
  Object.assign(aws.account, { template: undefined, bootstraps: {} });
  expect(await run([...SETTINGS, '--no-execute', '--bootstrap'], ['n'])).toBe(1);
  expect(commands.slice(1)).toEqual(['diff']);
});

test('a setting that only the CDK app sees is refused in a sentence too', async () => {
  vi.stubEnv('CDK_CONTEXT_JSON', JSON.stringify({ logRetentionDays: '45' }));
  const { code, printed: output } = await runScript('infra/src/app.ts', []);
  expect(code).toBe(1);
  expect(output).toMatch(/^-c logRetentionDays=45: it takes a number of days that .*\n$/);
}, 300_000);

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
  ['a bootstrap that fails', () => fail('bootstrap'), /cdk bootstrap failed/, 3],
])('%s: nothing is deployed', async (_, setUp, problem, commandCount) => {
  Object.assign(aws.account, { template: made.text.replace('"30"', '"7"'), bootstraps: {} });
  setUp();
  await expect(run([...SETTINGS, '--yes', '--bootstrap'])).rejects.toThrow(problem);
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
  expect(printed.join('\n')).not.toContain('Address');
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
