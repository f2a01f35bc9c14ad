import { DescribeRuleCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { Answer } from '../call-api.ts';
import { ALIAS_ARN, FUNCTION_ARN, ROLE_ARN, TOPIC_ARN } from '../fake-services.ts';
import { makeQueue, readPolicy, toTarget, writePolicy } from '../queue-calls.ts';
import type { Change, State, World } from './change.ts';

const QUEUES = ['first', 'second', 'third', 'fourth.fifo'] as const;
const ACCOUNT = 'us-east-1:000000000000';
const arnOf = (name: string) => `arn:aws:sqs:${ACCOUNT}:${name}`;
const toQueue = (name: (typeof QUEUES)[number]) => toTarget({ arn: arnOf(name) });
const toFunction = { type: 'lambda', arn: FUNCTION_ARN };
const toAlias = { type: 'lambda', arn: ALIAS_ARN };
const toTopic = { type: 'sns', arn: TOPIC_ARN };
const toFifoQueue = {
  ...toQueue('fourth.fifo'),
  parameters: { SqsParameters: { MessageGroupId: '$.detail.topic' } },
};
const toApi = {
  type: 'api-destination',
  arn: `arn:aws:events:${ACCOUNT}:api-destination/crm/1a2b-3c`,
  roleArn: ROLE_ARN,
};
const toStream = {
  type: 'other',
  arn: `arn:aws:kinesis:${ACCOUNT}:stream/orders`,
  roleArn: ROLE_ARN,
  parameters: { KinesisParameters: { PartitionKeyPath: '$.detail.cache' } },
};

/** A rule before and after an edit. */
interface Rules {
  readonly rule: object;
  readonly edit: object;
}

const FIRST_KINDS: Rules = {
  rule: {
    name: 'rule',
    cache: 'shop',
    description: 'old',
    targets: [toQueue('first'), toQueue('second'), toFunction],
  },
  edit: {
    description: 'new',
    enabled: false,
    cache: 'other',
    targets: [toQueue('second'), toQueue('third')],
  },
};

/** Those with other calls: a policy of another service, a queue with a rule of its own, a role. */
const OTHER_KINDS: Rules = {
  rule: { name: 'rule', cache: 'shop', targets: [toTopic, toAlias, toFifoQueue, toApi] },
  edit: { description: 'new', targets: [toFifoQueue, toStream, toTopic] },
};

async function makeQueues({ api }: World): Promise<string> {
  for (const name of QUEUES) {
    if (!name.endsWith('.fifo')) await makeQueue(api, name);
    else {
      const Attributes = { FifoQueue: 'true', ContentBasedDeduplication: 'true' };
      await api.context.sqs.send(new CreateQueueCommand({ QueueName: name, Attributes }));
    }
  }
  return '';
}

async function makeRule(world: World, rule: object): Promise<string> {
  await makeQueues(world);
  const { status, body } = await world.api.call('POST', '/api/rules', rule);
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
  if (arn === ALIAS_ARN) return services.aliasStatements.length === 1;
  if (arn === TOPIC_ARN) return services.topicStatements.length === 1;
  // EventBridge reaches it with a role, which nobody changes here.
  if (!arn.includes(':sqs:')) return true;
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

function changesOf({ rule, edit }: Rules): readonly Change[] {
  const prepare = (world: World) => makeRule(world, rule);
  return [
    {
      operations: ['createRule'],
      prepare: makeQueues,
      run: ({ api }) => api.call('POST', '/api/rules', rule),
      read,
      isTold,
    },
    {
      operations: ['updateRule'],
      prepare,
      run: ({ api }) => api.call('PATCH', '/api/rules/rule', edit),
      read,
      isTold,
    },
    {
      operations: ['deleteRule'],
      prepare,
      run: ({ api }) => api.call('DELETE', '/api/rules/rule'),
      read,
      isTold,
    },
  ];
}

/** What changes rules, their targets and who may send to these. */
export const RULE_CHANGES: readonly Change[] = [
  ...changesOf(FIRST_KINDS),
  {
    operations: ['switchRule'],
    prepare: (world) => makeRule(world, FIRST_KINDS.rule),
    run: ({ api }) => api.call('POST', '/api/rules/rule/switch', { enabled: false }),
    read,
    isTold,
  },
  {
    operations: ['grantPermission'],
    prepare: async (world) => {
      await makeRule(world, FIRST_KINDS.rule);
      const url = new URL('/000000000000/first', world.api.aws.origin).href;
      await writePolicy(world.api, { url }, []);
      return '';
    },
    run: ({ api }) => api.call('POST', '/api/rules/rule/permissions', { arn: arnOf('first') }),
    read,
  },
  ...changesOf(OTHER_KINDS),
];
