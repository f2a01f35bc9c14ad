import { bindCall } from '@momento-gateway/api/call';
import { expect, test } from 'vitest';
import { checkFailures } from './check-failures.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { formatFinding } from './finding.ts';

const PAGE = { failures: [], total: 0, allTotal: 0, heldElsewhere: 0, readAt: 0, options: [] };

test.each([
  { page: { complete: true }, says: /^✓ Failures: none$/ },
  { page: { complete: false, heldElsewhere: 2 }, says: /^– Failures: not known/ },
  { page: { complete: false, total: 3, allTotal: 3 }, says: /^✗ Failures: at least 3 / },
])('none is said only of failures that were all looked at: $page', async ({ page, says }) => {
  const api = bindCall(async () => Response.json({ ...PAGE, ...page }));
  const target = { api, now: () => 0, tenant: 'default' } as unknown as DoctorTarget;
  expect((await checkFailures(target)).map(formatFinding)).toEqual([expect.stringMatching(says)]);
});
