/** A value that costs calls to AWS: loaded once for all who ask, and again when it is old. */
export function createFreshValue<Value>(
  load: () => Promise<Value>,
  { freshMs, now }: { freshMs: number; now: () => number },
): () => Promise<Value> {
  let held: { readonly at: number; readonly value: Promise<Value> } | undefined;
  return () => {
    if (held !== undefined && now() - held.at < freshMs) return held.value;
    const loading = { at: now(), value: load() };
    held = loading;
    loading.value.catch(() => {
      if (held === loading) held = undefined;
    });
    return loading.value;
  };
}
