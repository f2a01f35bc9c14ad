import { Agent as HttpAgent, type RequestOptions, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { findQuantile } from './statistics.ts';
import { createPost } from './webhook-event.ts';

/** Figures of many webhook calls; p50 and p99 are of the latency. */
export interface PostFigures {
  readonly postsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

interface PostTarget {
  readonly url: string;
  readonly signingSecret: string;
  readonly count: number;
  /** How many are in flight at a time. */
  readonly concurrency: number;
}

/** Posts signed calls over kept-alive connections. @throws Error on an answer that is not 2xx */
export async function postMany(target: PostTarget): Promise<PostFigures> {
  const secure = target.url.startsWith('https:');
  const agent = new (secure ? HttpsAgent : HttpAgent)({ keepAlive: true });
  const request = secure ? requestHttps : requestHttp;
  const latenciesMs: number[] = [];
  let left = target.count;

  function post(): Promise<void> {
    const { headers, body } = createPost(Date.now(), target.signingSecret);
    const options: RequestOptions = {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    };
    return new Promise((resolve, reject) => {
      request(target.url, options, (response) => {
        const { statusCode = 0 } = response;
        response.resume();
        response.on('end', () => {
          if (statusCode >= 200 && statusCode < 300) resolve();
          else reject(new Error(`${target.url} answered ${statusCode}.`));
        });
      })
        .on('error', reject)
        .end(body);
    });
  }

  async function work(): Promise<void> {
    while (left > 0) {
      left -= 1;
      const startedAt = performance.now();
      await post();
      latenciesMs.push(performance.now() - startedAt);
    }
  }

  const startedAt = performance.now();
  try {
    await Promise.all(Array.from({ length: target.concurrency }, work));
  } finally {
    agent.destroy();
  }
  return {
    postsPerSecond: (target.count * 1_000) / (performance.now() - startedAt),
    p50Ms: findQuantile(latenciesMs, 0.5),
    p99Ms: findQuantile(latenciesMs, 0.99),
  };
}
