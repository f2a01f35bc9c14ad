/** Calls the dashboard's HTTP API about one tenant. @throws Error when the answer is not 2xx. */
export type CallDashboard = <Body>(method: string, path: string, body?: unknown) => Promise<Body>;

export function createDashboardApi(dashboardUrl: string, tenant = 'default'): CallDashboard {
  return async <Body>(method: string, path: string, body?: unknown) => {
    const response = await fetch(addressOf(dashboardUrl, path, tenant), {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Body;
  };
}

/** An address of the dashboard's HTTP API, for a call about a tenant. */
export function addressOf(dashboardUrl: string, path: string, tenant: string): URL {
  const url = new URL(`/api${path}`, dashboardUrl);
  if (tenant !== 'default') url.searchParams.set('tenant', tenant);
  return url;
}

const RETRY_MS = 300;
const RETRIES_MAX = 60;

/** Retries while AWS fails. @throws the last error after 60 attempts */
export async function retry(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === RETRIES_MAX) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

interface Redrive {
  readonly state: 'running' | 'done' | 'failed';
  readonly counts: { readonly redriven: number; readonly failed: number };
  readonly problem?: string;
}

/** Redrives all failures and waits until it is done. @returns the number of redriven failures */
export async function redriveAll(call: CallDashboard): Promise<number> {
  const { redriveId } = await call<{ redriveId: string }>('POST', '/redrives', { all: true });
  for (;;) {
    const { state, counts, problem } = await call<Redrive>('GET', `/redrives/${redriveId}`);
    if (state === 'failed') throw new Error(`The redrive failed: ${problem}`);
    if (state === 'done') return counts.redriven;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
