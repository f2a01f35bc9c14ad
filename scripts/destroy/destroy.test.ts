import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DashboardApi } from '../dashboard/dashboard-api.ts';
import { destroy } from './destroy.ts';
import { readOptions } from './options.ts';
import { type FakeAccount, STACK, startFakeAccount } from './testing/start-fake-account.ts';

let aws: FakeAccount;
/** What the dashboard answers, by its path; what changes something is in `aws.changes`. */
let answers: Record<string, unknown>;
let printed: string[];
let asked: string[];

const WEBHOOK = { webhookId: 'the-webhook', name: 'Shop', detailType: 'shop#orders' };

beforeEach(async () => {
  aws = await startFakeAccount();
  printed = [];
  asked = [];
  answers = {
    '/gateway': {
      parkedQueue: { found: true, depth: 0 },
      deadLetterQueue: { found: true, depth: 0 },
    },
    '/rules': { rules: [] },
    '/webhooks?limit=100': { webhooks: [] },
  };
  // The SDK itself reads the environment.
  vi.stubEnv('AWS_ENDPOINT_URL', aws.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_DEFAULT_REGION']) {
    vi.stubEnv(name, undefined);
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

const dashboard: DashboardApi = {
  async call<Answer>(method: string, path: string) {
    if (method !== 'GET') aws.changes.push(`${method} ${path}`);
    return answers[path] as Answer;
  },
};

/** @param replies of a person, in their order; undefined: there is nobody to ask. */
function run(flags: readonly string[], replies?: readonly string[]): Promise<boolean> {
  const left = [...(replies ?? [])];
  return destroy(readOptions(['--stack', STACK, ...flags]), {
    signal: new AbortController().signal,
    openDashboard: async () => dashboard,
    print: (text) => void printed.push(text),
    ask:
      replies &&
      (async (question) => {
        asked.push(question);
        return left.shift() ?? '';
      }),
  });
}

test('a gateway that nothing else hangs on is removed', async () => {
  expect(await run(['--yes'])).toBe(true);
  expect(aws.changes).toEqual([`DeleteStack ${STACK}`]);
});

const OBSTACLES: [name: string, put: () => void, problem: RegExp][] = [
  [
    'rules made elsewhere on a bus that the stack made',
    () => aws.account.rules.set('theirs', {}),
    /rules that were made elsewhere:\n {4}theirs\n[\s\S]*--delete-other-rules/,
  ],
  [
    'rules of the dashboard on a bus that the stack made',
    () => {
      aws.account.rules.set('ours', {});
      answers['/rules'] = { rules: [{ name: 'ours', targets: [], managedHere: true }] };
    },
    /rules that the dashboard made:\n {4}ours\n.*--delete-rules/,
  ],
  [
    "another gateway's live events on a bus that the stack made",
    () => aws.account.rules.set('momento-gateway-live-2', { stackTag: 'another' }),
    /made elsewhere:\n(?: {4}theirs\n)? {4}momento-gateway-live-2/,
  ],
  [
    "the dashboard's policy attached to somebody",
    () => {
      aws.account.attachedTo.add('role Operators').add('user anna').add('group team');
    },
    /policy is attached.*\n {4}user anna\n {4}group team\n {4}role Operators\n.*--detach-policy/,
  ],
  [
    "the dashboard's policy as somebody's boundary",
    () => aws.account.boundaryOf.add('user anna'),
    /permissions boundary.*\n {4}user anna\n.*another boundary/,
  ],
  [
    "a policy that somebody gave the function's role",
    () => {
      aws.account.rolePolicies.push('Tracing');
    },
    /role has policies that the stack did not give it.*\n {4}Tracing/,
  ],
  [
    'an archive made elsewhere on a bus that the stack made',
    () => {
      aws.account.archives.push('theirs');
      aws.account.rules.set('Events-Archive-theirs', { managedBy: 'events.amazonaws.com' });
    },
    /archives that the stack did not make:\n {4}theirs\n.*delete-archive/,
  ],
  [
    'a rule of another AWS service on a bus that the stack made',
    () => aws.account.rules.set('StepFunctions', { managedBy: 'states.amazonaws.com' }),
    /rules of AWS services:\n {4}StepFunctions/,
  ],
  [
    'another gateway on a bus that the stack made',
    () => aws.account.otherStacks.set('second', 'sales').set('third', 'default'),
    /Other gateways publish to the bus.*\n {4}second\n {2}→/,
  ],
  [
    'a protected stack',
    () => {
      aws.account.isProtected = true;
    },
    /protected against deletion.*\n.*--no-enable-termination-protection --stack-name orders/,
  ],
  [
    'a stack that is being updated',
    () => {
      aws.account.status = 'UPDATE_IN_PROGRESS';
    },
    /working on the stack \(UPDATE_IN_PROGRESS\)/,
  ],
];

describe('what the deletion would fail on is told before anything is removed', () => {
  test.each(OBSTACLES)('%s', async (_, put, problem) => {
    put();
    aws.account.rules.set('momento-gateway-live-1', { stackTag: STACK });
    await expect(run(['--yes'])).rejects.toThrow(problem);
    await expect(run([])).rejects.toThrow(problem);
    expect(aws.changes).toEqual([]);
  });

  test('all of it at once', async () => {
    for (const [, put] of OBSTACLES) put();
    const error = await run(['--yes']).catch((thrown: Error) => thrown.message);
    for (const [, , problem] of OBSTACLES) expect(error).toMatch(problem);
    expect(aws.changes).toEqual([]);
  });
});

test.each([
  'DescribeStackResources',
  'ListEntitiesForPolicy',
  'ListRolePolicies',
  'ListRules',
  'ListTagsForResource',
  'ListArchives',
  'DescribeResourcePolicies',
])('without leave for %s nothing is removed', async (operation) => {
  aws.account.rules.set('momento-gateway-live-1', { stackTag: STACK });
  aws.account.failing = operation;
  await expect(run(['--yes', '--detach-policy', '--delete-other-rules'])).rejects.toThrow(
    'You may not do that',
  );
  expect(aws.changes).toEqual([]);
});

function fill(): void {
  for (const name of ['ours', 'theirs']) aws.account.rules.set(name, {});
  aws.account.rules.set('momento-gateway-live-1', { stackTag: STACK });
  answers['/rules'] = {
    rules: [
      { name: 'ours', targets: [], managedHere: true },
      { name: 'theirs', targets: [], managedHere: false },
    ],
  };
  answers['/webhooks?limit=100'] = { webhooks: [WEBHOOK] };
  aws.account.attachedTo.add('role Operators');
}

const ALL_GONE = [
  'RemoveTargets momento-gateway-live-1',
  'DeleteRule momento-gateway-live-1',
  'DeleteQueue momento-gateway-live-1',
  'DELETE /rules/ours',
  'RemoveTargets theirs',
  'DeleteRule theirs',
  'DetachRolePolicy Operators',
  `DeleteStack ${STACK}`,
];

test('what the flags name goes first, then the stack, and the webhooks last', async () => {
  fill();
  const flags = ['--delete-rules', '--delete-other-rules', '--detach-policy', '--delete-webhooks'];
  expect(await run(['--yes', ...flags])).toBe(true);
  expect(aws.changes).toEqual([...ALL_GONE, 'DELETE /webhooks/the-webhook']);
});

test('a person is offered to have each out of the way, and asked before anything is removed', async () => {
  fill();
  expect(await run([], ['y', 'yes', 'Y', STACK])).toBe(true);
  expect(asked).toEqual([
    expect.stringMatching(/role Operators\nDetach it\?/),
    expect.stringMatching(/ {4}ours\nDelete them\?/),
    expect.stringMatching(/ {4}theirs\nDelete them\?/),
    expect.stringContaining("type the stack's name"),
  ]);
  expect(aws.changes).toEqual(ALL_GONE);
});

test.each([
  ['the first', ['n']],
  ['the last', ['y', 'y', 'n']],
  ["the stack's name", ['y', 'y', 'y', 'ordres']],
])('a person who says no to %s has lost nothing', async (_, replies) => {
  fill();
  expect(await run([], replies)).toBe(false);
  expect(aws.changes).toEqual([]);
});

test.each([
  [2, 3, /5 failures wait in the queues and would be lost/],
  [0, 1, /1 failure waits/],
  [undefined, 0, /not known; all of them would be lost/],
  [0, undefined, /not known; all of them would be lost/],
])(
  'with %s parked events and %s dead letters a person is warned',
  async (parked, dead, warning) => {
    answers['/gateway'] = {
      parkedQueue: { found: true, depth: parked },
      deadLetterQueue: { found: true, depth: dead },
    };
    expect(await run([], ['n'])).toBe(false);
    expect(asked).toEqual([expect.stringMatching(warning)]);
    await expect(run([])).rejects.toThrow(warning);
    expect(aws.changes).toEqual([]);
  },
);

test('on a bus that the stack did not make it does not matter who else is there', async () => {
  for (const [name, put] of OBSTACLES) if (name.includes(' on a bus')) put();
  aws.account.ownsBus = false;
  aws.account.failing = 'ListArchives';
  expect(await run(['--yes'])).toBe(true);
  expect(aws.changes).toEqual([`DeleteStack ${STACK}`]);
});

test('a bus that the stack did not make keeps its rules, and those of live events go', async () => {
  fill();
  aws.account.ownsBus = false;
  aws.account.attachedTo.clear();
  aws.account.rules.set('momento-gateway-live-2', { stackTag: 'another' });
  expect(await run(['--yes', '--delete-other-rules'])).toBe(true);
  expect([...aws.account.rules.keys()]).toEqual(['ours', 'theirs', 'momento-gateway-live-2']);
});

test("the stack's own archive goes with it, and what holds no removal up is told", async () => {
  aws.account.archive = 'kept';
  aws.account.archives.push('kept');
  aws.account.rules.set('Events-Archive-kept', { managedBy: 'events.amazonaws.com' });
  aws.account.busPolicy = '{}';
  aws.account.logPolicies.push('orders-rules', 'theirs-rules');
  expect(await run(['--yes'])).toBe(true);
  const [told = ''] = printed;
  expect(told).toMatch(/the archive kept with the events that it holds/);
  expect(told).toMatch(/the bus sales with its policy, which allows others on it/);
  expect(told).toMatch(/What stays:[\s\S]*resource policy orders-rules of CloudWatch Logs/);
  expect(told).not.toContain('theirs-rules');
});
