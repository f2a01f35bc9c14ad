/**
 * Kinds of hostile posts, which do not come from Momento, or come at the wrong time. `status` is the
 * gateway's answer; `share` is out of a hundred posts.
 */
export const HOSTILE_KINDS = {
  forged: { status: 403, share: 2 },
  unsigned: { status: 403, share: 1 },
  'signed for another webhook': { status: 403, share: 1 },
  tampered: { status: 403, share: 2 },
  stale: { status: 403, share: 1 },
  future: { status: 403, share: 1 },
  'foreign cache': { status: 403, share: 1 },
  'foreign topic': { status: 403, share: 1 },
  'unknown id': { status: 403, share: 1 },
  'duplicate key': { status: 400, share: 1 },
  'replayed elsewhere': { status: 403, share: 1 },
  'replayed late': { status: 403, share: 1 },
} as const;

export type HostileKind = keyof typeof HOSTILE_KINDS;

/**
 * `replayed`: an authentic post sent again within 60 s, which cannot be distinguished from the
 * original. `old secret`: signed with the secret before the last rotation.
 */
export type PostKind = 'authentic' | 'replayed' | 'old secret' | HostileKind;

/** Out of a hundred posts; the rest is authentic. */
const SHARES: readonly (readonly [PostKind, number])[] = [
  ...Object.entries(HOSTILE_KINDS).map(
    ([kind, { share }]) => [kind as HostileKind, share] as const,
  ),
  ['replayed', 1],
  ['old secret', 3],
];

/** @param chance uniform in [0, 1) */
export function choosePostKind(chance: number): PostKind {
  let left = chance * 100;
  for (const [kind, share] of SHARES) {
    left -= share;
    if (left < 0) return kind;
  }
  return 'authentic';
}

export function isHostile(kind: PostKind): kind is HostileKind {
  return Object.hasOwn(HOSTILE_KINDS, kind);
}
