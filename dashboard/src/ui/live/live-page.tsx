'use client';

import { readSpan } from '../archive/span-text.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import { LiveList } from './live-list.tsx';

/** Live events, or the archived ones of a span: each span is a list of its own. */
export function LivePage() {
  const { get } = useUrlState();
  const span = readSpan(get('from'), get('until'));
  return <LiveList key={JSON.stringify(span ?? 'live')} span={span} />;
}
