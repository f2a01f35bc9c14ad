import { decode, encode } from 'cborg';
import { AwsError } from '../core/aws-error.ts';
import type { AwsService } from '../core/aws-service.ts';
import { measureDepth } from '../json-text/measure-depth.ts';
import { MAX_DEPTH } from '../json-text/read-json.ts';

/** How a protocol encodes the input and output of operations. */
export interface WireFormat {
  readonly speaks: (service: AwsService) => boolean;
  readonly accepts: (contentType: string) => boolean;
  /** Headers of every answer; `protocol` is the service's protocol. */
  readonly headers: (protocol: string) => Readonly<Record<string, string>>;
  /** Throws `SerializationException` for a body that cannot be read. */
  readonly read: (body: Buffer) => unknown;
  readonly write: (output: unknown) => string | Uint8Array;
  readonly writeError: (error: WireError) => string | Uint8Array;
}

export interface WireError {
  readonly type: string;
  readonly message: string;
  readonly status: number;
}

/** AWS JSON 1.0 and 1.1. */
export const jsonFormat: WireFormat = {
  speaks: ({ protocol }) => protocol !== 'query',
  accepts: (contentType) => /^application\/x-amz-json-1\.[01]\b/i.test(contentType),
  headers: (protocol) => ({ 'content-type': `application/x-amz-${protocol}` }),
  read: (body) => {
    const text = body.toString('utf8');
    if (measureDepth(text) > MAX_DEPTH) throw unreadable('is nested too deeply');
    try {
      return text === '' ? {} : JSON.parse(text);
    } catch {
      throw unreadable('is not valid JSON');
    }
  },
  write: (output) => JSON.stringify(output),
  writeError: ({ type, message }) => JSON.stringify({ __type: type, message }),
};

/** Smithy RPC v2 CBOR. */
export const cborFormat: WireFormat = {
  speaks: ({ speaksCbor }) => speaksCbor === true,
  accepts: (contentType) => /^application\/cbor\b/i.test(contentType),
  headers: () => ({ 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' }),
  read: (body) => {
    try {
      // Timestamps are tagged; operations take them as plain numbers, as in JSON.
      return body.length === 0 ? {} : decode(body, { tags: { 1: (readValue) => readValue() } });
    } catch {
      throw unreadable('is not valid CBOR');
    }
  },
  write: (output) => encode(output, { ignoreUndefinedProperties: true }),
  writeError: ({ type, message }) => encode({ __type: type, message }),
};

function unreadable(reason: string): AwsError {
  return new AwsError('SerializationException', `The request body ${reason}.`);
}
