import { Agent, request } from 'node:http';
import type { PostAnswer } from './account.ts';

/** Momento's timeout, until the last byte of the answer. */
const TIMEOUT_MS = 5_000;

/** POSTs as Momento does: once, over kept-alive connections. Never rejects. */
export type SendPost = (url: string, body: string, signature?: string) => Promise<PostAnswer>;

/** @param localAddress that the calls come from */
export function createPoster(localAddress?: string): {
  readonly send: SendPost;
  readonly close: () => void;
} {
  const agent = new Agent({ keepAlive: true, ...(localAddress !== undefined && { localAddress }) });
  const send: SendPost = (url, body, signature) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve('timed out');
        outgoing.destroy();
      }, TIMEOUT_MS);
      const settle = (answer: PostAnswer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      const fail = (error: NodeJS.ErrnoException) =>
        settle(error.code === 'ECONNREFUSED' ? 'refused' : 'cut');
      const outgoing = request(url, {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Momento/1.0 (Webhooks; +https://docs.momentohq.com/topics/webhooks)',
          ...(signature !== undefined && { 'momento-signature': signature }),
        },
      });
      outgoing.on('response', (response) => {
        response.on('error', fail);
        response.on('end', () => settle(response.statusCode ?? 0));
        response.resume();
      });
      outgoing.on('error', fail);
      outgoing.end(body);
    });
  return { send, close: () => agent.destroy() };
}
