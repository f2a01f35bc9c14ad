import { isUtf8 } from 'node:buffer';
import { type ReadPayload, readPayload } from '@momento-gateway/shared/read-payload';

/** What a body says, whether it is verified or not. @returns undefined when it is malformed */
export function readBody(bytes: Buffer): ReadPayload | undefined {
  return isUtf8(bytes) ? readPayload(bytes.toString('utf8')) : undefined;
}
