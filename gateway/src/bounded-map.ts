/**
 * Sets an entry and makes it the newest; beyond `max`, the oldest one goes. A Map keeps the order of
 * insertion: its first key is the oldest.
 */
export function setNewest<Value>(
  map: Map<string, Value>,
  key: string,
  value: Value,
  max: number,
): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > max) {
    const [oldest] = map.keys();
    if (oldest !== undefined) map.delete(oldest);
  }
}
