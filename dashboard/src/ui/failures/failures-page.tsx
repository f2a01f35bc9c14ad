'use client';

import dynamic from 'next/dynamic';
import { useUrlState } from '../navigation/use-url-state.ts';
import { FailureTable } from './failure-table.tsx';

/** Loaded when it is asked for. */
const CauseTable = dynamic(() => import('./cause-table.tsx').then((module) => module.CauseTable), {
  ssr: false,
});

/** Failures one by one, or counted by cause. */
export function FailuresPage() {
  const { get } = useUrlState();
  return get('view') === 'causes' ? <CauseTable /> : <FailureTable />;
}
