/**
 * What is posted. `authentic` is what Momento posts; all else comes from somebody else, or from
 * Momento at the wrong time. `status` is what refuses it.
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
  'key named twice': { status: 400, share: 1 },
  'replayed elsewhere': { status: 403, share: 1 },
  'replayed late': { status: 403, share: 1 },
} as const;

export type HostileKind = keyof typeof HOSTILE_KINDS;

/**
 * `replayed`: an authentic post once more, within 60 s. Nothing tells it from the first: it is
 * authentic. `old secret`: signed with the secret before the last rotation.
 */
export type PostKind = 'authentic' | 'replayed' | 'old secret' | HostileKind;

/** Of a hundred posts; the rest is authentic. */
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
