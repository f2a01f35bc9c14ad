import { DescribeRuleCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { Answer } from '../call-api.ts';
import { FUNCTION_ARN } from '../fake-services.ts';
import { makeQueue, readPolicy, toTarget, writePolicy } from '../queue-calls.ts';
import type { Change, State, World } from './change.ts';

const QUEUES = ['first', 'second', 'third'] as const;
const toFunction = { type: 'lambda', arn: FUNCTION_ARN };
const arnOf = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`;
const toQueue = (name: (typeof QUEUES)[number]) => toTarget({ arn: arnOf(name) });

const RULE = {
  name: 'rule',
  cache: 'shop',
  description: 'old',
  targets: [toQueue('first'), toQueue('second'), toFunction],
};
const EDIT = {
  description: 'new',
  enabled: false,
  cache: 'other',
  targets: [toQueue('second'), toQueue('third')],
};

async function makeQueues({ api }: World): Promise<string> {
  for (const name of QUEUES) await makeQueue(api, name);
  return '';
}

async function prepare(world: World): Promise<string> {
  await makeQueues(world);
  const { status, body } = await world.api.call('POST', '/api/rules', RULE);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return '';
}

/** All that EventBridge holds of the rule, and which of its targets it may send to. */
async function read(world: World): Promise<State> {
  const { events } = world.api.context;
  try {
    const { EventPattern, State, Description } = await events.send(
      new DescribeRuleCommand({ Name: 'rule' }),
    );
    const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: 'rule' }));
    const arns = Targets.map(({ Arn = '' }) => Arn).sort();
    const allowed = await Promise.all(arns.map((arn) => isAllowed(world, arn)));
    return { EventPattern, State, Description, arns, allowed };
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return {};
    throw error;
  }
}

async function isAllowed({ api, services }: World, arn: string): Promise<boolean> {
  if (arn === FUNCTION_ARN) return services.functionStatements.length === 1;
  const name = arn.slice(arn.lastIndexOf(':') + 1);
  const url = new URL(`/000000000000/${name}`, api.aws.origin).href;
  return (await readPolicy(api, { arn, url }))?.Statement.length === 1;
}

function isTold({ body }: Answer, { State, allowed }: State): boolean {
  if (!body?.type?.endsWith(':rule-left-changed')) return false;
  if (Array.isArray(allowed) && allowed.includes(false)) return false;
  if (State === undefined) return body.detail.includes('The rule is gone.');
  return body.detail.includes(State === 'DISABLED' ? 'It is disabled.' : 'It is enabled.');
}

/** What changes rules, their targets and who may send to these. */
export const RULE_CHANGES: readonly Change[] = [
  {
    operations: ['createRule'],
    prepare: makeQueues,
    run: ({ api }) => api.call('POST', '/api/rules', RULE),
    read,
    isTold,
  },
  {
    operations: ['updateRule'],
    prepare,
    run: ({ api }) => api.call('PATCH', '/api/rules/rule', EDIT),
    read,
    isTold,
  },
  {
    operations: ['switchRule'],
    prepare,
    run: ({ api }) => api.call('POST', '/api/rules/rule/switch', { enabled: false }),
    read,
    isTold,
  },
  {
    operations: ['grantPermission'],
    prepare: async (world) => {
      await prepare(world);
      const url = new URL('/000000000000/first', world.api.aws.origin).href;
      await writePolicy(world.api, { url }, []);
      return '';
    },
    run: ({ api }) => api.call('POST', '/api/rules/rule/permissions', { arn: arnOf('first') }),
    read,
  },
  {
    operations: ['deleteRule'],
    prepare,
    run: ({ api }) => api.call('DELETE', '/api/rules/rule'),
    read,
    isTold,
  },
];
