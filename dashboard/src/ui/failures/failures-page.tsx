'use client';

import { useUrlState } from '../navigation/use-url-state.ts';
import { CauseTable } from './cause-table.tsx';
import { FailureTable } from './failure-table.tsx';

/** Failures one by one, or counted by cause. */
export function FailuresPage() {
  const { get } = useUrlState();
  return get('view') === 'causes' ? <CauseTable /> : <FailureTable />;
}
