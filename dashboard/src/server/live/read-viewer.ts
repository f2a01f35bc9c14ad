import { TagResourceCommand } from '@aws-sdk/client-eventbridge';
import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
  TagQueueCommand,
} from '@aws-sdk/client-sqs';
import { readExact } from '@momento-gateway/api/exact-json';
import { LIVE_EVENTS_MAX, type LiveEvent } from '@momento-gateway/api/live/live';
import { isAwsError, isQueueGone } from '@momento-gateway/shared/is-aws-error';
import type { Handler } from '../handler.ts';
import { toTagList } from '../rules/put-rule.ts';
import { endOf, findViewer, type LiveContext, makeViewerTags, type Viewer } from './find-viewer.ts';
import { refuseReplay, type WithCaller } from './refuse-replay.ts';

/** The end date is written again only when it moves by so much. */
const PROLONG_STEP_MS = 60_000;

const BATCH_SIZE = 10;

/** Besides the time that SQS was asked to wait. */
const CALL_TIMEOUT_MS = 5_000;

export const readViewer: Handler<'readViewer', LiveContext & WithCaller> = async (
  context,
  { params: { viewerId }, query: { waitSeconds } },
) => {
  try {
    const found = context.viewers.get(viewerId) ?? (await findViewer(context, viewerId));
    if (found === undefined) return { refusal: 'viewer-not-found' };
    const refused = refuseReplay(context, found);
    if (refused !== undefined) return refused;
    const viewer = await prolong(context, viewerId, found);
    const events = await receiveEvents(context.sqs, viewer.queueUrl, waitSeconds);
    return { events, endsAt: viewer.endsAt };
  } catch (error) {
    context.viewers.delete(viewerId);
    // Removed during the read.
    const isGone = isQueueGone(error) || isAwsError(error, 'ResourceNotFoundException');
    if (isGone) return { refusal: 'viewer-not-found' };
    throw error;
  }
};

async function prolong(context: LiveContext, viewerId: string, viewer: Viewer): Promise<Viewer> {
  const { events, sqs, viewers, config, now } = context;
  const { ruleArn, queueUrl } = viewer;
  const endsAt = endOf(now());
  const prolonged = endsAt - viewer.endsAt < PROLONG_STEP_MS ? viewer : { ...viewer, endsAt };
  if (prolonged !== viewer) {
    const tags = makeViewerTags(config, endsAt);
    await Promise.all([
      events.send(new TagResourceCommand({ ResourceARN: ruleArn, Tags: toTagList(tags) })),
      sqs.send(new TagQueueCommand({ QueueUrl: queueUrl, Tags: { ...tags } })),
    ]);
  }
  viewers.set(viewerId, prolonged);
  return prolonged;
}

/** Takes events out of a viewer's queue; waits for the first. */
async function receiveEvents(
  sqs: SQSClient,
  queueUrl: string,
  waitS: number,
): Promise<LiveEvent[]> {
  const found: LiveEvent[] = [];
  for (let wait = waitS; found.length < LIVE_EVENTS_MAX; wait = 0) {
    const messages = await takeMessages(sqs, queueUrl, wait);
    found.push(...messages.map(toLiveEvent));
    if (messages.length < BATCH_SIZE) break;
  }
  return found;
}

async function takeMessages(sqs: SQSClient, queueUrl: string, waitS: number): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: BATCH_SIZE,
      WaitTimeSeconds: waitS,
      MessageSystemAttributeNames: ['SentTimestamp'],
    }),
    { requestTimeout: waitS * 1000 + CALL_TIMEOUT_MS },
  );
  if (Messages.length > 0) {
    await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: Messages.map(({ ReceiptHandle }, place) => ({ Id: String(place), ReceiptHandle })),
      }),
    );
  }
  return Messages;
}

interface BusEvent {
  readonly id: string;
  readonly 'detail-type': string;
  readonly time?: string;
  readonly 'replay-name'?: string;
  readonly detail?: { readonly cache?: unknown; readonly topic?: unknown };
}

function toLiveEvent({ MessageId = '', Body = '', Attributes }: Message): LiveEvent {
  const event = readExact(Body) as BusEvent | null | undefined;
  return {
    id: event?.id ?? MessageId,
    cache: String(event?.detail?.cache ?? ''),
    topic: String(event?.detail?.topic ?? ''),
    detailType: event?.['detail-type'] ?? '',
    arrivedAt: readArchivedTime(event) ?? Number(Attributes?.SentTimestamp ?? 0),
    event: event ?? Body,
  };
}

/** When an event out of an archive happened; undefined for any other. */
function readArchivedTime(event: BusEvent | null | undefined): number | undefined {
  if (event?.['replay-name'] === undefined) return undefined;
  const time = Date.parse(String(event.time));
  return Number.isFinite(time) ? time : undefined;
}
