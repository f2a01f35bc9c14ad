import type { Handler } from '../../handler.ts';
import { readProcessName } from './redrive-id.ts';

export const readRedrive: Handler<'readRedrive'> = async (
  { redrives, processName },
  { params: { redriveId } },
) => {
  const runsAt = readProcessName(redriveId);
  // Of what is no id of a redrive no log has a stream.
  if (runsAt === undefined) return { refusal: 'redrive-not-found' };
  const redrive = await redrives.find(redriveId);
  if (redrive !== undefined) return redrive;
  return runsAt === processName
    ? { refusal: 'redrive-not-found' }
    : { refusal: 'redrive-elsewhere', runsAt };
};
