import type { IncomingHttpHeaders } from 'node:http';
import { cborFormat, jsonFormat, type WireFormat } from './wire-format.ts';

/** The path of a call in Smithy RPC v2 CBOR. */
const RPC_PATH = /^\/service\/(\w+)\/operation\/(\w+)$/;

/** A queue's own path: the SDKs of some languages post there, and name it in the body as well. */
const QUEUE_PATH = /^\/\d{12}\/[\w-]+\/?$/;

/** What a call is for, by its path and headers; undefined at a path where nothing is served. */
export function findTarget(
  path: string,
  headers: IncomingHttpHeaders,
): { target: string | undefined; format: WireFormat } | undefined {
  const rpc = RPC_PATH.exec(path);
  if (rpc !== null) return { target: `${rpc[1]}.${rpc[2]}`, format: cborFormat };
  const target = headers['x-amz-target']?.toString();
  const isQueueCall = target?.startsWith('AmazonSQS.') === true && QUEUE_PATH.test(path);
  return path === '/' || isQueueCall ? { target, format: jsonFormat } : undefined;
}
