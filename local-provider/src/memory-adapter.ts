import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  readonly endsAt: number;
}

/** Keeps what a provider knows in this process, and forgets it with it. */
export function createMemoryAdapter(now: () => number = Date.now): AdapterFactory {
  const kept = new Map<string, Kept>();
  const read = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    if (found === undefined || now() < found.endsAt) return found?.payload;
    kept.delete(key);
    return undefined;
  };
  return (kind): Adapter => {
    const keyOf = (id: string) => `${kind}:${id}`;
    const findBy = (field: 'uid' | 'userCode', value: string) =>
      [...kept.keys()]
        .filter((key) => key.startsWith(keyOf('')))
        .map(read)
        .find((payload) => payload?.[field] === value);
    return {
      upsert: async (id, payload, expiresInS) => {
        const endsAt = expiresInS ? now() + expiresInS * 1_000 : Number.POSITIVE_INFINITY;
        kept.set(keyOf(id), { payload, endsAt });
      },
      find: async (id) => read(keyOf(id)),
      findByUid: async (uid) => findBy('uid', uid),
      findByUserCode: async (userCode) => findBy('userCode', userCode),
      consume: async (id) => {
        const payload = read(keyOf(id));
        if (payload !== undefined) payload.consumed = Math.floor(now() / 1_000);
      },
      destroy: async (id) => {
        kept.delete(keyOf(id));
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
    };
  };
}
