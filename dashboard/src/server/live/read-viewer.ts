import { isQueueGone } from '@momento-gateway/shared/is-aws-error';
import type { Context } from '../context.ts';
import type { Handler } from '../handler.ts';
import { findViewer, type Viewer } from './find-viewer.ts';
import { receiveEvents } from './receive-events.ts';
import { endOf, makeViewerTags, writeTags } from './viewer-tags.ts';

/** The end date is written anew only when it moves by so much. */
const PROLONG_STEP_MS = 60_000;

export const readViewer: Handler<'readViewer'> = async (
  context,
  { params: { viewerId }, query: { waitSeconds } },
) => {
  try {
    const viewer = await prolong(context, viewerId);
    if (viewer === undefined) return { refusal: 'viewer-not-found' };
    const events = await receiveEvents(context.sqs, viewer.queueUrl, waitSeconds);
    return { events, endsAt: viewer.endsAt };
  } catch (error) {
    context.viewers.delete(viewerId);
    // Removed while somebody was looking.
    if (isGone(error)) return { refusal: 'viewer-not-found' };
    throw error;
  }
};

async function prolong(context: Context, viewerId: string): Promise<Viewer | undefined> {
  const { viewers, config, now } = context;
  const viewer = viewers.get(viewerId) ?? (await findViewer(context, viewerId));
  if (viewer === undefined) return undefined;
  const endsAt = endOf(now());
  const prolonged = endsAt - viewer.endsAt < PROLONG_STEP_MS ? viewer : { ...viewer, endsAt };
  if (prolonged !== viewer) {
    await writeTags(context, viewer, makeViewerTags(config.secretPrefix, endsAt));
  }
  viewers.set(viewerId, prolonged);
  return prolonged;
}

function isGone(error: unknown): boolean {
  return isQueueGone(error) || (error as Error).name === 'ResourceNotFoundException';
}
