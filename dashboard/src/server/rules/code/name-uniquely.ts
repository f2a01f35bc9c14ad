import { createHash } from 'node:crypto';

const HASH_LENGTH = 8;

/**
 * Names in a language for keys of any form. The name of a key is the same in every export, unless
 * another key has come that would be named alike: then both end in a hash.
 *
 * @param toName the wanted name, by the rules of the language
 * @returns the name for each key
 */
export function nameUniquely(
  keys: readonly string[],
  toName: (key: string) => string,
): (key: string) => string {
  const wanted = Map.groupBy(new Set(keys), (key) => toName(key).toLowerCase());
  return (key) => {
    const name = toName(key);
    const isAlone = (wanted.get(name.toLowerCase()) ?? []).length <= 1;
    return isAlone ? name : `${name}${hashOf(key)}`;
  };
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, HASH_LENGTH);
}
