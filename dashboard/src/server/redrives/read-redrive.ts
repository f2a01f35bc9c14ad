import type { readRedriveOperation } from '../../api/failure-operations.ts';
import type { Verb } from '../serve.ts';
import { readProcessName } from './redrive-id.ts';

export const readRedrive: Verb<typeof readRedriveOperation> = async (
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
