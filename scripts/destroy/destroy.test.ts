import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { STACK } from '../testing/answer-aws-call.ts';
import { runScript } from '../testing/run-script.ts';
import { type FakeAccount, startFakeAccount } from '../testing/start-fake-account.ts';
import { destroy } from './destroy.ts';
import {
  createFakeDashboard,
  type FakeDashboard,
  ruleNamed,
  webhookWithId,
} from './testing/fake-dashboard.ts';

let aws: FakeAccount;
/** Its deletions are in `aws.changes`. */
let dashboard: FakeDashboard;
let printed: string[];
let asked: string[];

beforeEach(async () => {
  aws = await startFakeAccount();
  printed = [];
  asked = [];
  dashboard = createFakeDashboard(
    () => aws.account.failing,
    (call) => {
      aws.changes.push(call);
      if (call === 'DELETE /api/rules/ours') aws.account.rules.delete('ours');
    },
  );
  // The SDK itself reads the environment.
  for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

/** @param replies the user's, in order; undefined: no terminal is attached. @returns exit code. */
function run(flags: readonly string[], replies?: readonly string[]): Promise<number> {
  return runWith(['--stack', STACK, ...flags], replies);
}

function runWith(args: readonly string[], replies?: readonly string[]): Promise<number> {
  const left = [...(replies ?? [])];
  return destroy(args, {
    signal: new AbortController().signal,
    openDashboard: async () => dashboard.api,
    print: (text) => void printed.push(text),
    ask:
      replies &&
      (async (question) => {
        asked.push(question);
        return left.shift() ?? '';
      }),
  });
}

test.each([[], ['--help'], ['--stack', STACK, '--help']])(
  '%j shows the usage and deletes nothing',
  async (...args) => {
    expect(await runWith(args)).toBe(0);
    expect(printed).toEqual([expect.stringMatching(/^npm run destroy -- --stack <name>/)]);
    expect(aws.changes).toEqual([]);
  },
);

test('a gateway that nothing else depends on is deleted', async () => {
  expect(await run(['--yes'])).toBe(0);
  expect(aws.changes).toEqual([`DeleteStack ${STACK}`]);
});

test('the alarms of tenants that are gone are shown and go with the stack, and no others', async () => {
  const ofTenant = ['parked', 'dead-letters', 'held'].map((queue) => `${STACK}_billing_${queue}`);
  const others = [`${STACK}_billing_shop`, `${STACK}_billing__shop_parked`, `${STACK}2_x_parked`];
  for (const AlarmName of [...ofTenant, ...others])
    aws.account.alarms.set(AlarmName, { AlarmName });
  expect(await run(['--yes'])).toBe(0);
  expect(printed[0]).toMatch(/Will be deleted:.*3 alarms of its tenants.*Will be kept:/s);
  expect([...aws.account.alarms.keys()]).toEqual(others);
  expect(aws.changes.at(-1)).toBe(`DeleteStack ${STACK}`);
});

const OBSTACLES: [name: string, setUp: () => void, problem: RegExp][] = [
  [
    'tenants, whose buses and queues are not the stack’s',
    () => dashboard.tenants.add('billing'),
    /does not delete:\n {4}billing\n[\s\S]*npm run tenant -- remove/,
  ],
  [
    'rules created elsewhere on the stack’s bus',
    () => aws.account.rules.set('theirs', {}),
    /rules created elsewhere:\n {4}theirs\n[\s\S]*--delete-other-rules/,
  ],
  [
    'rules created in the dashboard on the stack’s bus',
    () => {
      aws.account.rules.set('ours', {});
      dashboard.rules.set('ours', ruleNamed('ours', true));
    },
    /rules created in the dashboard:\n {4}ours\n.*--delete-rules/,
  ],
  [
    "another gateway's live events on the stack’s bus",
    () => aws.account.rules.set('momento-gateway-live-2', { stackTag: 'another' }),
    /created elsewhere:\n(?: {4}theirs\n)? {4}momento-gateway-live-2/,
  ],
  [
    'the dashboard policies attached to users, groups and roles',
    () => {
      aws.account.attachedTo.add('role Operators').add('user anna').add('user vera viewer');
      aws.account.attachedTo.add('group team');
    },
    /policy is attached.*\n {4}user vera: viewer\n {4}user anna: dashboard\n {4}group team: dashboard\n {4}role Operators: dashboard\n.*--detach-policy/,
  ],
  [
    'the dashboard policy used as a permissions boundary',
    () => aws.account.boundaryOf.add('user anna'),
    /permissions boundary.*\n {4}user anna: dashboard\n.*another boundary/,
  ],
  [
    "a policy added to the function's role",
    () => {
      aws.account.roles.set('the-role', ['Gateway', 'Tracing']);
    },
    /Roles of the stack have policies that the stack did not create.*\n {4}the-role: Tracing/,
  ],
  [
    "a policy added to the role of the alarm's query",
    () => {
      aws.account.roles.set('a-role-of-a-query', ['Gateway', 'Keys']);
    },
    /Roles of the stack have policies that the stack did not create[^→]*\n {4}a-role-of-a-query: Keys/,
  ],
  [
    'an archive created elsewhere on the stack’s bus',
    () => {
      aws.account.archives.push('theirs');
      aws.account.rules.set('Events-Archive-theirs', { managedBy: 'events.amazonaws.com' });
    },
    /archives that the stack did not create:\n {4}theirs\n.*delete-archive/,
  ],
  [
    'a rule of another AWS service on the stack’s bus',
    () => aws.account.rules.set('StepFunctions', { managedBy: 'states.amazonaws.com' }),
    /rules that AWS services created:\n {4}StepFunctions/,
  ],
  [
    'another gateway on the stack’s bus',
    () => aws.account.otherStacks.set('second', 'sales').set('third', 'default'),
    /Other gateways publish to the stack’s bus.*\n {4}second\n {2}→/,
  ],
  [
    'a stack with termination protection',
    () => {
      aws.account.isProtected = true;
    },
    /Termination protection is on.*\n.*--no-enable-termination-protection --stack-name orders/,
  ],
  [
    'a stack that is being updated',
    () => {
      aws.account.status = 'UPDATE_IN_PROGRESS';
    },
    /working on the stack \(UPDATE_IN_PROGRESS\)/,
  ],
];

describe('what would make the deletion fail is reported before anything is deleted', () => {
  test.each(OBSTACLES)('%s', async (_, setUp, problem) => {
    setUp();
    aws.account.rules.set('momento-gateway-live-1', { stackTag: STACK });
    await expect(run(['--yes'])).rejects.toThrow(problem);
    await expect(run([])).rejects.toThrow(problem);
    expect(aws.changes).toEqual([]);
  });

  test('all of it at once', async () => {
    for (const [, setUp] of OBSTACLES) setUp();
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
])('without permission for %s nothing is deleted', async (operation) => {
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
  dashboard.rules.set('ours', ruleNamed('ours', true));
  dashboard.rules.set('theirs', ruleNamed('theirs', false));
  dashboard.webhooks.set('the-webhook', webhookWithId('the-webhook'));
  aws.account.attachedTo.add('role Operators');
}

const ALL_GONE = [
  'DeleteQueue momento-gateway-live-1',
  'RemoveTargets momento-gateway-live-1',
  'DeleteRule momento-gateway-live-1',
  'DELETE /api/rules/ours',
  'RemoveTargets theirs',
  'DeleteRule theirs',
  'DetachRolePolicy Operators',
  `DeleteStack ${STACK}`,
];

test('a webhook whose secret cannot be read is shown, kept by default, and deleted with its flag', async () => {
  dashboard.unreadable.set('broken', 'not JSON');
  await run([], ['no']);
  expect(printed[0]).toMatch(/--delete-webhooks\):\n {4}broken {2}cannot be read: not JSON/);
  expect(aws.changes).not.toContain('DELETE /api/webhooks/broken');
  await run(['--yes', '--delete-webhooks']);
  expect(aws.changes).toContain('DELETE /api/webhooks/broken');
});

test('the first webhook of the one-file template is kept like any other, and deleted with the flag', async () => {
  aws.account.firstWebhook = { id: 'first', isOwned: false };
  dashboard.webhooks.set('first', webhookWithId('first'));
  await run([], ['no']);
  expect(printed[0]).toMatch(/Will be kept:\n.*--delete-webhooks\):\n {4}first /);
  await run(['--yes', '--delete-webhooks']);
  expect(aws.changes).toContain('DELETE /api/webhooks/first');
});

test('what the user has to do first names the Region that was given', async () => {
  dashboard.tenants.add('billing');
  aws.account.isProtected = true;
  const Region = ['--region', 'eu-north-1'];
  await expect(run(['--yes', ...Region])).rejects.toThrow(
    /--stack-name orders --region eu-north-1\n[\s\S]*npm run tenant -- remove <tenant> --stack orders --region eu-north-1/,
  );
});

test('a first webhook that the stack of an earlier version owns is deleted with the stack', async () => {
  aws.account.firstWebhook = { id: 'first', isOwned: true };
  dashboard.webhooks.set('first', webhookWithId('first'));
  await run(['--yes', '--delete-webhooks']);
  expect(printed[0]).toMatch(/Will be deleted:[\s\S]*webhooks\/first\n[\s\S]*Will be kept:/);
  expect(aws.changes).toEqual([`DeleteStack ${STACK}`]);
});

test('the order: what the flags name, then the stack, then the webhooks', async () => {
  fill();
  const flags = ['--delete-rules', '--delete-other-rules', '--detach-policy', '--delete-webhooks'];
  expect(await run(['--yes', ...flags])).toBe(0);
  expect(aws.changes).toEqual([...ALL_GONE, 'DELETE /api/webhooks/the-webhook']);
});

test('the user is offered to delete each obstacle, and confirms before anything is deleted', async () => {
  fill();
  expect(await run([], ['y', 'yes', 'Y', STACK])).toBe(0);
  expect(asked).toEqual([
    expect.stringMatching(/role Operators: dashboard\nDetach them\?/),
    expect.stringMatching(/ {4}ours\nDelete them\?/),
    expect.stringMatching(/ {4}theirs\nDelete them\?/),
    expect.stringContaining('type the stack name'),
  ]);
  expect(aws.changes).toEqual(ALL_GONE);
});

test.each([
  ['the first', ['n']],
  ['the last', ['y', 'y', 'n']],
  ['the stack name', ['y', 'y', 'y', 'ordres']],
])('a user who says no to %s has lost nothing', async (_, replies) => {
  fill();
  expect(await run([], replies)).toBe(1);
  expect(aws.changes).toEqual([]);
});

test.each([
  [2, 3, 0, /5 failures in the queues would be lost/],
  [0, 1, 2, /1 failure and 2 held calls in the queues would be lost/],
  [0, 0, 1, /1 held call in the queues would be lost/],
  [undefined, 0, 0, /Could not count the failures.*All of them would be lost/],
  [0, undefined, 0, /Could not count the failures.*All of them would be lost/],
  [0, 0, undefined, /Could not count the failures.*All of them would be lost/],
])(
  'with %s parked events, %s dead letters, and %s held calls the user is warned',
  async (parked, dead, held, warning) => {
    Object.assign(dashboard.depths, { parked, deadLetters: dead, held });
    expect(await run([], ['n'])).toBe(1);
    expect(asked).toEqual([expect.stringMatching(warning)]);
    await expect(run([])).rejects.toThrow(warning);
    expect(aws.changes).toEqual([]);
  },
);

test('on a bus that the stack did not create, it does not matter who else uses it', async () => {
  for (const [name, setUp] of OBSTACLES) if (name.includes('on the stack’s bus')) setUp();
  aws.account.ownsBus = false;
  aws.account.failing = 'ListArchives';
  expect(await run(['--yes'])).toBe(0);
  expect(aws.changes).toEqual([`DeleteStack ${STACK}`]);
});

test('a bus that the stack did not create keeps its rules, except those of live events', async () => {
  fill();
  aws.account.ownsBus = false;
  aws.account.attachedTo.clear();
  aws.account.rules.set('momento-gateway-live-2', { stackTag: 'another' });
  expect(await run(['--yes', '--delete-other-rules'])).toBe(0);
  expect([...aws.account.rules.keys()]).toEqual(['ours', 'theirs', 'momento-gateway-live-2']);
});

test("what does not prevent the deletion is reported: the stack's own archive, a bus policy, a log policy", async () => {
  aws.account.archive = 'kept';
  aws.account.archives.push('kept');
  aws.account.rules.set('Events-Archive-kept', { managedBy: 'events.amazonaws.com' });
  aws.account.busPolicy = '{}';
  aws.account.logPolicies.push('orders-rules', 'theirs-rules');
  expect(await run(['--yes'])).toBe(0);
  const [shown = ''] = printed;
  expect(shown).toMatch(/the archive kept with its events/);
  expect(shown).toMatch(/the bus sales with its policy, which grants access to others/);
  expect(shown).toMatch(/Will be kept:[\s\S]*resource policy orders-rules of CloudWatch Logs/);
  expect(shown).not.toContain('theirs-rules');
});

const DELETE_ALL = [
  ...['--yes', '--delete-rules', '--delete-other-rules', '--detach-policy', '--delete-webhooks'],
];

describe('a call that fails midway', () => {
  test.each(ALL_GONE)(
    '%s: what comes after it is kept, and a second run completes',
    async (call) => {
      fill();
      aws.account.failing = call;
      await expect(run(DELETE_ALL)).rejects.toThrow(/You may not do that|AWS is throttling/);
      expect(aws.changes).toEqual(ALL_GONE.slice(0, ALL_GONE.indexOf(call)));

      aws.account.failing = undefined;
      expect(await run(DELETE_ALL)).toBe(0);
      expect(aws.changes.slice(-2)).toEqual([
        `DeleteStack ${STACK}`,
        'DELETE /api/webhooks/the-webhook',
      ]);
      expect(new Set(aws.changes)).toEqual(
        new Set([...ALL_GONE, 'DELETE /api/webhooks/the-webhook']),
      );
    },
  );

  test('a resource that CloudFormation cannot delete is named with the reason', async () => {
    dashboard.webhooks.set('the-webhook', webhookWithId('the-webhook'));
    aws.account.undeletable = ['GatewayBus', 'The bus has rules'];
    await expect(run(DELETE_ALL)).rejects.toThrow(
      'The stack "orders" could not be deleted completely:\n  GatewayBus: The bus has rules',
    );
    expect(aws.changes).toEqual([`DeleteStack ${STACK}`]);
  });

  test('a webhook that cannot be deleted is named with the command that deletes it, and the others are deleted', async () => {
    for (const id of ['the-webhook', 'other-webhook']) {
      dashboard.webhooks.set(id, webhookWithId(id));
    }
    aws.account.failing = 'DELETE /api/webhooks/the-webhook';
    await expect(run(DELETE_ALL)).rejects.toThrow(
      /stack is deleted, but some of its webhooks are not:\n {2}the-webhook \(Shop\): AWS is throttling\n.*delete-secret --secret-id orders\/the-webhook$/,
    );
    expect(aws.changes).toEqual([`DeleteStack ${STACK}`, 'DELETE /api/webhooks/other-webhook']);
  });
});

test('the process ends with code 1 and the reason, without a stack trace', async () => {
  aws.account.template = undefined;
  const { code, printed: output } = await runScript('scripts/destroy/main.ts', ['--stack', STACK]);
  expect(code).toBe(1);
  expect(output).toMatch(/^There is no stack "orders" in account .*--stack orders\n$/);
});
