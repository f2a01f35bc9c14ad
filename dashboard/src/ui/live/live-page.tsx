'use client';

import { LiveList } from './live-list.tsx';

export function LivePage() {
  return <LiveList />;
}
