import { createHash } from 'node:crypto';
import type { MessageAttributes } from './message-store.ts';

const STRING_TRANSPORT = 1;
const BINARY_TRANSPORT = 2;

/** MD5 in hex, of text as UTF-8. */
export function digestText(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/**
 * The MD5 with which SDKs check a message's attributes: over name, type and value, each with its
 * length, in order of the names. Undefined without attributes.
 */
export function digestAttributes(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  const add = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of names) {
    const attribute = attributes[name];
    if (attribute === undefined) continue;
    add(Buffer.from(name));
    add(Buffer.from(attribute.DataType));
    if (attribute.BinaryValue === undefined) {
      hash.update(Buffer.of(STRING_TRANSPORT));
      add(Buffer.from(attribute.StringValue ?? ''));
    } else {
      hash.update(Buffer.of(BINARY_TRANSPORT));
      add(Buffer.from(attribute.BinaryValue, 'base64'));
    }
  }
  return hash.digest('hex');
}
