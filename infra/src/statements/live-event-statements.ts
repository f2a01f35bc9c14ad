import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { STACK_TAG, VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { arnOf, type DashboardResources, type Statement, tenantArnsOf } from './statement.ts';

/** A page of live events has a rule and a queue of its own. */
export function describeLiveEvents({
  liveRulesArn,
  secretPrefix,
}: DashboardResources): Record<string, Statement> {
  const rules = [liveRulesArn, tenantArnsOf(secretPrefix).liveRules];
  const queues = arnOf('sqs', `${VIEWER_NAME_PREFIX}*`);
  const why = 'Each page of live events has a rule and a queue with its own name.';
  return {
    LivePatterns: {
      actions: { viewer: ['events:PutRule'] },
      resources: rules,
      conditions: {
        'ForAllValues:StringEquals': { 'events:source': EVENT_SOURCE },
        Null: { 'events:source': 'false' },
      },
      why,
    },
    LiveRules: {
      actions: {
        viewer: [
          'events:DeleteRule',
          'events:PutTargets',
          'events:RemoveTargets',
          'events:TagResource',
        ],
      },
      resources: rules,
      conditions: { 'ForAllValues:ArnLike': { 'events:TargetArn': queues } },
      why,
    },
    NewLiveQueues: {
      actions: { viewer: ['sqs:CreateQueue', 'sqs:TagQueue'] },
      resources: [queues],
      conditions: {
        StringEquals: { [`aws:RequestTag/${STACK_TAG}`]: secretPrefix },
        // Those of other stacks stay theirs.
        StringEqualsIfExists: { [`aws:ResourceTag/${STACK_TAG}`]: secretPrefix },
      },
      why,
    },
    LiveQueues: {
      actions: { viewer: ['sqs:DeleteMessage', 'sqs:DeleteQueue', 'sqs:ReceiveMessage'] },
      resources: [queues],
      conditions: { StringEquals: { [`aws:ResourceTag/${STACK_TAG}`]: secretPrefix } },
      why,
    },
  };
}
