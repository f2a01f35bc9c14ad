import type { AwsOperation } from '../core/aws-service.ts';
import type { EventBridgeContext } from './event-bridge-context.ts';
import {
  defineCreateApiDestination,
  defineDeleteApiDestination,
  defineDescribeApiDestination,
  defineListApiDestinations,
} from './operations/api-destinations.ts';
import {
  defineCreateArchive,
  defineDeleteArchive,
  defineDescribeArchive,
  defineListArchives,
  defineUpdateArchive,
} from './operations/archives.ts';
import {
  defineCreateConnection,
  defineDeleteConnection,
  defineDescribeConnection,
  defineListConnections,
} from './operations/connections.ts';
import { defineCreateEventBus } from './operations/create-event-bus.ts';
import { defineDeleteEventBus } from './operations/delete-event-bus.ts';
import { defineDeleteRule } from './operations/delete-rule.ts';
import { defineDescribeEventBus } from './operations/describe-event-bus.ts';
import { defineDescribeRule } from './operations/describe-rule.ts';
import { defineDisableRule, defineEnableRule } from './operations/enable-rule.ts';
import { defineListEventBuses } from './operations/list-event-buses.ts';
import { defineListRuleNamesByTarget } from './operations/list-rule-names-by-target.ts';
import { defineListRules } from './operations/list-rules.ts';
import { defineListTagsForResource } from './operations/list-tags-for-resource.ts';
import { defineListTargetsByRule } from './operations/list-targets-by-rule.ts';
import { definePutPermission } from './operations/put-permission.ts';
import { definePutRule } from './operations/put-rule.ts';
import { definePutTargets } from './operations/put-targets.ts';
import { defineRemovePermission } from './operations/remove-permission.ts';
import { defineRemoveTargets } from './operations/remove-targets.ts';
import {
  defineCancelReplay,
  defineDescribeReplay,
  defineListReplays,
  defineStartReplay,
} from './operations/replays.ts';
import { defineTagResource } from './operations/tag-resource.ts';
import { defineTestEventPattern } from './operations/test-event-pattern.ts';
import { definePutEvents } from './put-events/put-events.ts';

/** Every operation that is answered, by its name on the wire. */
export function defineEventBridgeOperations(
  context: EventBridgeContext,
): ReadonlyMap<string, AwsOperation> {
  return new Map(
    Object.entries({
      CancelReplay: defineCancelReplay(context),
      CreateApiDestination: defineCreateApiDestination(context),
      CreateArchive: defineCreateArchive(context),
      CreateConnection: defineCreateConnection(context),
      CreateEventBus: defineCreateEventBus(context),
      DeleteApiDestination: defineDeleteApiDestination(context),
      DeleteArchive: defineDeleteArchive(context),
      DeleteConnection: defineDeleteConnection(context),
      DeleteEventBus: defineDeleteEventBus(context),
      DeleteRule: defineDeleteRule(context),
      DescribeApiDestination: defineDescribeApiDestination(context),
      DescribeArchive: defineDescribeArchive(context),
      DescribeConnection: defineDescribeConnection(context),
      DescribeEventBus: defineDescribeEventBus(context),
      DescribeReplay: defineDescribeReplay(context),
      DescribeRule: defineDescribeRule(context),
      DisableRule: defineDisableRule(context),
      EnableRule: defineEnableRule(context),
      ListApiDestinations: defineListApiDestinations(context),
      ListArchives: defineListArchives(context),
      ListConnections: defineListConnections(context),
      ListEventBuses: defineListEventBuses(context),
      ListReplays: defineListReplays(context),
      ListRuleNamesByTarget: defineListRuleNamesByTarget(context),
      ListRules: defineListRules(context),
      ListTagsForResource: defineListTagsForResource(context),
      ListTargetsByRule: defineListTargetsByRule(context),
      PutEvents: definePutEvents(context),
      PutPermission: definePutPermission(context),
      PutRule: definePutRule(context),
      PutTargets: definePutTargets(context),
      RemovePermission: defineRemovePermission(context),
      RemoveTargets: defineRemoveTargets(context),
      StartReplay: defineStartReplay(context),
      TagResource: defineTagResource(context),
      TestEventPattern: defineTestEventPattern(),
      UpdateArchive: defineUpdateArchive(context),
    }),
  );
}
