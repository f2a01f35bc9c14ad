const IPV4 = /^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$/;
const IPV6 = /^[0-9a-fA-F:]*:[0-9a-fA-F:]*$/;

/** Whether a text looks like an address, valid or not. */
export function looksLikeAddress(text: string): boolean {
  return IPV4.test(text) || IPV6.test(text);
}

/**
 * The bytes of an IPv4 (4) or IPv6 (16) address, undefined if it is not valid. An IPv4-mapped IPv6
 * address counts as IPv4.
 */
export function readAddress(text: string): readonly number[] | undefined {
  if (IPV4.test(text)) return readV4(text);
  if (IPV6.test(text)) return readV6(text);
  return undefined;
}

function readV4(text: string): readonly number[] | undefined {
  const bytes = text.split('.').map(Number);
  return text.length <= 15 && bytes.every((byte) => byte <= 0xff) ? bytes : undefined;
}

function readV6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(readGroups);
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...(tail ?? [])];
  return unmapV4(groups.flatMap((group) => [group >> 8, group & 0xff]));
}

function readGroups(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':').map((group) => (group === '' ? Number.NaN : parseInt(group, 16)));
  return groups.every((group) => group <= 0xffff) ? groups : undefined;
}

function unmapV4(bytes: readonly number[]): readonly number[] {
  const isMapped =
    bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
  return isMapped ? bytes.slice(12) : bytes;
}
