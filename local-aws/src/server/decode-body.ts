import { gunzipSync } from 'node:zlib';
import { MAX_BODY_BYTES } from './read-body.ts';

/**
 * Decompresses gzip, in which SDKs send large bodies to some services. `too-large` is passed on.
 */
export function decodeBody(
  body: Buffer | 'too-large',
  contentEncoding: string | undefined,
): Buffer | 'too-large' | 'undecodable' {
  if (body === 'too-large' || contentEncoding === undefined) return body;
  if (contentEncoding.toLowerCase() !== 'gzip') return 'undecodable';
  try {
    return gunzipSync(body, { maxOutputLength: MAX_BODY_BYTES });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'undecodable';
  }
}
