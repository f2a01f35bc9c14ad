import type { IncomingHttpHeaders } from 'node:http';
import { cborFormat, jsonFormat, type WireFormat } from './wire-format.ts';

/** The path of a call in Smithy RPC v2 CBOR. */
const RPC_PATH = /^\/service\/(\w+)\/operation\/(\w+)$/;

/**
 * The path of a queue: the SDKs of some languages post there, with the queue in the body as well.
 */
const QUEUE_PATH = /^\/\d{12}\/[\w-]+(?:\.fifo)?\/?$/;

/**
 * The service and operation of a call, by its path and headers; undefined if nothing is served at
 * the path.
 */
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
