import type { readRedriveOperation } from '../../api/failure-operations.ts';
import type { Verb } from '../serve.ts';

export const readRedrive: Verb<typeof readRedriveOperation> = async (
  { redrives },
  { params: { redriveId } },
) => redrives.find(redriveId) ?? { refusal: 'redrive-not-found' };
