/** A value that costs calls to AWS: loaded once for all who ask, and again when it is old. */
export function createFreshValue<Value>(
  load: () => Promise<Value>,
  { freshMs, now }: { freshMs: number; now: () => number },
): () => Promise<Value> {
  let held: { readonly at: number; readonly value: Promise<Value> } | undefined;
  return () => {
    if (held !== undefined && isFresh(now() - held.at, freshMs)) return held.value;
    const loading = { at: now(), value: load() };
    held = loading;
    // A failure is told to all who wait for it, and remembered for nobody.
    loading.value.catch(() => {
      if (held === loading) held = undefined;
    });
    return loading.value;
  };
}

/** A clock that was set back makes an age negative: how old the value is nobody knows then. */
function isFresh(ageMs: number, freshMs: number): boolean {
  return ageMs >= 0 && ageMs < freshMs;
}
