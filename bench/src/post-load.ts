import { Agent, request } from 'node:http';
import { request as requestTls, Agent as TlsAgent } from 'node:https';
import { createPost } from './webhook-event.ts';

export interface Load {
  /** Of a webhook, with its path. */
  readonly url: string;
  readonly posts: number;
  /** Posts under way at the same time, each on a connection of its own that is kept. */
  readonly atATime: number;
}

export interface LoadResult {
  readonly postsPerSecond: number;
  /** ms from the first byte sent to the last received, one per post. */
  readonly latenciesMs: readonly number[];
}

/**
 * Posts signed events as fast as they are answered.
 *
 * @throws Error at the first answer that is not 2xx: it would say nothing of speed.
 */
export async function postLoad({ url, posts, atATime }: Load): Promise<LoadResult> {
  const isTls = url.startsWith('https:');
  const agent = new (isTls ? TlsAgent : Agent)({ keepAlive: true, maxSockets: atATime });
  const post = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const { headers, body } = createPost(Date.now());
      const length = Buffer.byteLength(body);
      const sent = (isTls ? requestTls : request)(
        url,
        { method: 'POST', agent, headers: { ...headers, 'content-length': length } },
        (response) => {
          let answer = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            answer += chunk;
          });
          response.on('error', reject);
          response.on('end', () => {
            const { statusCode = 0 } = response;
            if (statusCode >= 200 && statusCode < 300) resolve();
            else reject(new Error(`${url} answered ${statusCode}: ${answer.slice(0, 500)}`));
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });

  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  const turns = Array.from({ length: posts }).values();
  const postInTurn = async () => {
    for (const _ of turns) {
      const from = performance.now();
      await post();
      latenciesMs.push(performance.now() - from);
    }
  };
  try {
    await Promise.all(Array.from({ length: atATime }, postInTurn));
  } finally {
    agent.destroy();
  }
  return { postsPerSecond: (posts * 1_000) / (performance.now() - startedAt), latenciesMs };
}
