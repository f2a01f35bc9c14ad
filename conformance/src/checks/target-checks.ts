import { randomUUID } from 'node:crypto';
import type { ListTargetsType } from '@momento-gateway/api/rules/target';
import {
  checkPermission,
  createTarget,
  listTargets,
} from '@momento-gateway/api/rules/target-operations';
import { targetQueuePrefix } from '@momento-gateway/shared/resource-names';
import { expect } from 'vitest';
import type { TargetName } from '../targets-template.ts';
import type { Check } from './check.ts';

/** Expects AWS's own list: without permission, the dashboard answers `unavailable`. */
function list(type: ListTargetsType, target: TargetName): Check {
  return async ({ dashboard, targets }) => {
    const listed = await dashboard.call(listTargets, { query: { type } });
    expect(listed.targets.map(({ arn }) => arn)).toContain(targets[target]);
  };
}

export const TARGET_CHECKS = {
  'lists queues': list('sqs', 'Queue'),
  'lists functions': list('lambda', 'Function'),
  'lists topics': list('sns', 'Topic'),
  'lists log groups': list('logs', 'LogGroup'),
  'lists state machines': list('step-functions', 'StateMachine'),
  'lists buses': list('event-bus', 'OtherBus'),
  'lists API destinations': async ({ dashboard }) => {
    const query = { type: 'api-destination' } as const;
    const { unavailable } = await dashboard.call(listTargets, { query });
    expect(unavailable).toBeUndefined();
  },
  'lists the versions of a function': async ({ dashboard, targets }) => {
    const query = { type: 'lambda', function: targets.Function } as const;
    const { unavailable } = await dashboard.call(listTargets, { query });
    expect(unavailable).toBeUndefined();
  },
  'looks for an API destination': async ({ dashboard, targets }) => {
    const busArn = targets.OtherBus;
    const arn = `${busArn.slice(0, busArn.indexOf(':event-bus/'))}:api-destination/none/1a2b`;
    const query = { rule: 'none', arn, roleArn: targets.BusRole };
    const { message } = await dashboard.call(checkPermission, { query });
    expect(message).toBe('There is no such API destination.');
  },
  'lists roles': list('role', 'BusRole'),
  'makes a queue': async ({ dashboard, madeQueues, stack }) => {
    const name = `${targetQueuePrefix(stack.name)}${randomUUID()}`;
    const body = { type: 'sqs', name } as const;
    const { url = '' } = await dashboard.call(createTarget, { body });
    madeQueues.push(url);
  },
} satisfies Record<string, Check>;
