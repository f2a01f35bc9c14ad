import { refusePattern } from './invalid-pattern.ts';
import { looksLikeAddress, readAddress } from './ip-address.ts';

/** The addresses between two, inclusive, as hexadecimal digits of equal length. */
export interface AddressRange {
  readonly low: string;
  readonly high: string;
}

/** The range with only this address; undefined if `text` is not an address. */
export function rangeOfAddress(text: string): AddressRange | undefined {
  const bytes = readAddress(text);
  if (bytes === undefined) return undefined;
  const digits = toHex(bytes);
  return { low: digits, high: digits };
}

/** Reads `address/bits`. Refuses the pattern if it is anything else. */
export function parseCidr(text: string): AddressRange {
  const parts = text.split('/');
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  const [address = '', mask = ''] = parts;
  if (parts.length !== 2) refusePattern("Malformed CIDR, one '/' required");
  if (!/^[+-]?[0-9]+$/.test(mask)) refusePattern('Malformed CIDR, mask bits must be an integer');
  const maskBits = Number(mask);
  if (maskBits < 0) refusePattern('Malformed CIDR, mask bits must not be negative');
  const bytes = readAddress(address);
  if (bytes === undefined) {
    refusePattern(
      `${looksLikeAddress(address) ? 'Invalid' : 'Nonstandard'} IP address: ${address}`,
    );
  }
  const family = bytes.length === 4 ? 'IPv4' : 'IPv6';
  const size = bytes.length * 8;
  if (maskBits >= size) refusePattern(`${family} mask bits must be < ${size}`);
  return {
    low: toHex(bytes.map((byte, index) => byte & fixedBits(maskBits, index))),
    high: toHex(bytes.map((byte, index) => byte | (0xff & ~fixedBits(maskBits, index)))),
  };
}

/**
 * Whether an address is in a range. As in AWS's engine, digits are compared from the left: an
 * address of the other family is in the range once its leading digits are strictly between.
 */
export function isInAddressRange(text: string, range: AddressRange): boolean {
  const bytes = readAddress(text);
  if (bytes === undefined) return false;
  const digits = toHex(bytes);
  const length = Math.min(digits.length, range.low.length);
  const leading = digits.slice(0, length);
  const low = range.low.slice(0, length);
  const high = range.high.slice(0, length);
  if (length < range.low.length) return low < leading && leading < high;
  return low <= leading && leading <= high;
}

function fixedBits(maskBits: number, index: number): number {
  const count = Math.min(8, Math.max(0, maskBits - index * 8));
  return 0xff & (0xff00 >> count);
}

function toHex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
