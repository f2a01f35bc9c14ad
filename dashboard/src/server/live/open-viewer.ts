import { PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { LIVE_VIEWERS_MAX, type OpenViewer } from '@momento-gateway/api/live/live';
import { buildTopicPattern, type EventPattern } from '@momento-gateway/api/pattern/topic-pattern';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { findArchive } from '../archive/find-archive.ts';
import { sendStartReplay } from '../archive/replays.ts';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal, refuseField } from '../refusals/refusal.ts';
import { EMPTY_POLICY } from '../rules/permissions/policy.ts';
import { putRule, toTagList } from '../rules/put-rule.ts';
import {
  endOf,
  isOfReplay,
  type LiveContext,
  makeViewerTags,
  type Viewer,
  viewerNameOf,
} from './find-viewer.ts';
import { removeViewer, VIEWER_TARGET_ID } from './remove-viewers.ts';
import { sweepViewers } from './sweep-viewers.ts';

/** Events that were not read within this time are of no use. */
const RETENTION_S = 300;

export const openViewer: Handler<'openViewer', LiveContext> = (context, { body }) =>
  context.serialise('viewers', async () => {
    const { config, findBus, newId, now, logUnexpected } = context;
    if ((await findBus(config.busName)) === undefined) {
      return { refusal: 'bus-not-found', name: config.busName };
    }
    const chosen = buildPattern(body);
    if (isRefusal(chosen)) return chosen;
    const archive = body.replay && (await findArchive(context));
    if (isRefusal(archive)) return archive;
    if ((await sweepViewers(context)) >= LIVE_VIEWERS_MAX) {
      return { refusal: 'too-many-viewers', max: LIVE_VIEWERS_MAX };
    }
    const viewerId = newId();
    const replayName = archive && viewerNameOf(viewerId);
    const pattern = replayName === undefined ? chosen : { ...chosen, 'replay-name': [replayName] };
    const endsAt = endOf(now());
    // A replay may have started although its answer was lost. What is left is swept.
    const undo = () =>
      removeViewer(context, viewerNameOf(viewerId), { isReplay: replayName !== undefined }).catch(
        (error: unknown) => logUnexpected(newId(), error),
      );
    try {
      const viewer = await makeViewer(context, viewerNameOf(viewerId), pattern, endsAt);
      if (isRefusal(viewer)) {
        await undo();
        return viewer;
      }
      if (body.replay !== undefined && archive !== undefined && replayName !== undefined) {
        const { ruleArn } = viewer;
        await sendStartReplay(context, archive, { ...body.replay, name: replayName, ruleArn });
      }
      context.viewers.set(viewerId, viewer);
      return { viewerId, replayName, pattern: { ...pattern }, endsAt };
    } catch (error) {
      await undo();
      throw error;
    }
  });

function buildPattern({ cache, topic, pattern }: OpenViewer): EventPattern | Refusal {
  if (cache !== undefined) return buildTopicPattern({ cache, topic });
  const { source, ...rest } = pattern ?? {};
  if (source !== undefined && JSON.stringify(source) !== JSON.stringify([EVENT_SOURCE])) {
    return refuseField('pattern.source', NO_SOURCE);
  }
  // EventBridge lets a branch of `$or` replace what stands beside it.
  if (isSourceIn(rest['$or'])) return refuseField('pattern.$or', NO_SOURCE);
  return { source: [EVENT_SOURCE], ...rest };
}

const NO_SOURCE = 'Live events are those of Momento: leave the source out.';

function isSourceIn(branches: unknown): boolean {
  return [branches].flat().some((branch) => {
    if (typeof branch !== 'object' || branch === null) return false;
    const { $or: inner } = branch as { readonly $or?: unknown };
    return Object.hasOwn(branch, 'source') || isSourceIn(inner);
  });
}

/** The rule first, because with it EventBridge checks the pattern. */
async function makeViewer(
  { events, sqs, config }: LiveContext,
  name: string,
  pattern: EventPattern,
  endsAt: number,
): Promise<Viewer | Refusal> {
  const tags = makeViewerTags(config, endsAt);
  const put = await putRule(
    { events, config },
    { Name: name, Description: 'Live events of a dashboard page', Tags: toTagList(tags) },
    JSON.stringify(pattern),
  );
  if (isRefusal(put)) return put;
  const [, partition, , region, accountId] = put.arn.split(':');
  const queueArn = `arn:${partition}:sqs:${region}:${accountId}:${name}`;
  const policy = {
    ...EMPTY_POLICY,
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queueArn,
        Condition: { ArnEquals: { 'aws:SourceArn': put.arn } },
      },
    ],
  };
  const { QueueUrl: queueUrl = '' } = await sqs.send(
    new CreateQueueCommand({
      QueueName: name,
      Attributes: {
        MessageRetentionPeriod: String(RETENTION_S),
        Policy: JSON.stringify(policy),
      },
      tags: { ...tags },
    }),
  );
  const { FailedEntries: [failed] = [] } = await events.send(
    new PutTargetsCommand({
      Rule: name,
      EventBusName: config.busName,
      Targets: [{ Id: VIEWER_TARGET_ID, Arn: queueArn, RetryPolicy: { MaximumRetryAttempts: 0 } }],
    }),
  );
  return failed === undefined
    ? { ruleArn: put.arn, queueUrl, endsAt, isReplay: isOfReplay(JSON.stringify(pattern)) }
    : refuseField('', failed.ErrorMessage ?? failed.ErrorCode ?? 'Refused.');
}
