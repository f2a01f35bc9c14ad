/** Answers whoever watches the process, such as a load balancer: under any host name, to anyone. */
export interface Health {
  /** Undefined for a path of something else. */
  readonly answer: (method: string, pathname: string) => Promise<Response | undefined>;
}

interface HealthOptions {
  /** By name; each rejects while something is missing without which no page can be used. */
  readonly checks: Readonly<Record<string, () => Promise<unknown>>>;
  /** Whether the process ends: what is under way is finished, new calls belong elsewhere. */
  readonly isEnding: () => boolean;
  readonly maxMs?: number;
}

/**
 * `/healthz`: the process lives. `/readyz`: it can serve calls. Neither says more than a word about
 * what is wrong, because nobody is asked who they are.
 */
export function createHealth({ checks, isEnding, maxMs = 3_000 }: HealthOptions): Health {
  async function isFine(check: () => Promise<unknown>): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => resolve(false), maxMs);
    check().then(
      () => resolve(true),
      () => resolve(false),
    );
    return promise.finally(() => clearTimeout(timer));
  }
  return {
    answer: async (method, pathname) => {
      if (method !== 'GET' && method !== 'HEAD') return undefined;
      if (pathname === '/healthz') return answerJson(200, { status: 'ok' });
      if (pathname !== '/readyz') return undefined;
      if (isEnding()) return answerJson(503, { status: 'ending' });
      const states = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await isFine(check)] as const),
      );
      const isReady = states.every(([, fine]) => fine);
      return answerJson(isReady ? 200 : 503, {
        status: isReady ? 'ready' : 'not-ready',
        ...Object.fromEntries(states.map(([name, fine]) => [name, fine ? 'ok' : 'failing'])),
      });
    },
  };
}

function answerJson(status: number, body: object): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
