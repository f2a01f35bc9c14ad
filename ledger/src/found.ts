import type { Post, Sighting } from './account.ts';

/** Where posts with one answer were found before the redrive; each is counted once. */
export interface Found {
  posts: number;
  onTarget: number;
  parked: number;
  both: number;
  nowhere: number;
}

/** @param posts of one id: the original and its replays, without those that must be rejected */
export function addFound(
  found: Map<string, Found>,
  posts: readonly Post[],
  { onTarget, parked }: Readonly<Sighting>,
): void {
  const [first] = posts;
  const label = posts.length > 1 ? 'replayed: any' : String(first?.answer);
  const row = found.get(label) ?? { posts: 0, onTarget: 0, parked: 0, both: 0, nowhere: 0 };
  row.posts += posts.length;
  if (onTarget > 0 && parked > 0) row.both += posts.length;
  else if (onTarget > 0) row.onTarget += posts.length;
  else if (parked > 0) row.parked += posts.length;
  else row.nowhere += posts.length;
  found.set(label, row);
}
