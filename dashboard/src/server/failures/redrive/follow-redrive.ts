import type { Redrive } from '@momento-gateway/api/failures/redrive';
import type { Handler } from '../../handler.ts';
import type { Refusal } from '../../refusals/refusal.ts';
import { readProcessName } from './redrive-id.ts';
import type { RedriveJobs } from './redrive-jobs.ts';

interface FollowContext {
  readonly redrives: RedriveJobs;
  readonly processName: string;
}

export const readRedrive: Handler<'readRedrive', FollowContext> = async (
  context,
  { params: { redriveId } },
) => findRedrive(context, redriveId, context.redrives.find);

export const stopRedrive: Handler<'stopRedrive', FollowContext> = async (
  context,
  { params: { redriveId } },
) => findRedrive(context, redriveId, context.redrives.stop);

export const listRedrives: Handler<'listRedrives', FollowContext> = async ({
  redrives,
  processName,
}) => ({ ...(await redrives.list()), thisProcess: processName });

async function findRedrive(
  { processName }: FollowContext,
  redriveId: string,
  find: (redriveId: string) => Promise<Redrive | undefined>,
): Promise<Redrive | Refusal> {
  const runsAt = readProcessName(redriveId);
  // No log has a stream for what is not the id of a redrive.
  if (runsAt === undefined) return { refusal: 'redrive-not-found' };
  const redrive = await find(redriveId);
  if (redrive !== undefined) return redrive;
  return runsAt === processName
    ? { refusal: 'redrive-not-found' }
    : { refusal: 'redrive-elsewhere', runsAt };
}
