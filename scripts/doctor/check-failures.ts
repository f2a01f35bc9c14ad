import { listFailures } from '@momento-gateway/api/failures/failure-operations';
import type { Check } from './doctor-target.ts';
import { ok, unknown, wrong } from './finding.ts';
import { formatAge } from './format-age.ts';

/** Checks whether failures wait. */
export const checkFailures: Check = async ({ api, now, tenant }) => {
  const { total, oldestAt, complete } = await api(listFailures, { query: { limit: 1 } });
  if (total === 0) {
    return [
      complete
        ? ok('Failures: none')
        : unknown('Failures: not known, because others look at them right now', 'Run this again'),
    ];
  }
  const count = `${complete ? '' : 'at least '}${total}`;
  const age = oldestAt === undefined ? '' : `, the oldest ${formatAge(now() - oldestAt)} old`;
  const where = `under Failures (/failures?tenant=${tenant})`;
  return [wrong(`Failures: ${count}${age}`, `Redrive them in the dashboard, ${where}.`)];
};
