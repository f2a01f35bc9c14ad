import { FUNCTION_ARN } from '../fake-services.ts';
import { makeQueue, toTarget } from '../queue-calls.ts';
import type { Change, World } from './change.ts';
import { readQueues, readRules } from './read-state.ts';

const RULE = {
  name: 'rule',
  description: 'Before',
  cache: 'shop',
  topic: 'orders',
};

async function makeRule({ api }: World, name: string): Promise<void> {
  const targets = [toTarget(await makeQueue(api, name))];
  const { status, body } = await api.call('POST', '/api/rules', { ...RULE, targets });
  if (status !== 201) throw new Error(JSON.stringify(body));
}

const toFunction = { type: 'lambda', arn: FUNCTION_ARN };

/** What changes rules, their targets and who may send to these. */
export const RULE_CHANGES: readonly Change[] = [
  {
    name: 'creating a rule on a queue and a function',
    prepare: async ({ api }) => (await makeQueue(api, 'orders')).arn,
    run: ({ api }, arn) => {
      const targets = [toTarget({ arn }), toFunction];
      return api.call('POST', '/api/rules', { ...RULE, targets });
    },
    read: readRules,
  },
  {
    name: 'changing all of a rule',
    prepare: async (world) => {
      await makeRule(world, 'before');
      return (await makeQueue(world.api, 'after')).arn;
    },
    run: ({ api }, arn) => {
      const targets = [toTarget({ arn }), toFunction];
      const body = { description: 'After', enabled: false, cache: 'shop', targets };
      return api.call('PATCH', '/api/rules/rule', body);
    },
    read: readRules,
  },
  {
    name: 'deleting a rule',
    prepare: async (world) => {
      await makeRule(world, 'orders');
      return '';
    },
    run: ({ api }) => api.call('DELETE', '/api/rules/rule'),
    read: readRules,
  },
  {
    name: 'making a queue',
    prepare: async () => '',
    run: ({ api }) => api.call('POST', '/api/targets', { type: 'sqs', name: 'orders' }),
    read: readQueues,
  },
];
