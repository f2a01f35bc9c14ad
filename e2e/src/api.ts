import type { APIResponse, Route } from '@playwright/test';
import type { Product } from './product.ts';

/** Calls the dashboard's HTTP API without a browser. */
export async function callApi<Body>(
  { dashboardUrl, token }: Pick<Product, 'dashboardUrl'> & { readonly token?: string },
  method: string,
  path: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: Body }> {
  const response = await fetch(`${dashboardUrl}/api${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Body };
}

/** The whole answer to a call of a page, also when the page has the same one already. */
export function fetchWhole(route: Route): Promise<APIResponse> {
  return route.fetch({ headers: { ...route.request().headers(), 'if-none-match': '' } });
}

export interface Webhook {
  readonly webhookId: string;
  readonly url: string;
  readonly detailType: string;
}

export interface Failure {
  readonly id: string;
  readonly kind: 'publish' | 'delivery';
  readonly reason: string;
  readonly webhookId?: string;
  readonly event: { readonly detail: { readonly text?: string } };
}

/** Lists the failures with the message `text`, with their events. */
export async function listFailures(product: Product, text: string): Promise<Failure[]> {
  const filter = JSON.stringify({ operation: 'and', tokens: [{ operator: ':', value: text }] });
  const query = new URLSearchParams({ filter, limit: '100' });
  const { body } = await callApi<{ failures: { id: string }[] }>(
    product,
    'GET',
    `/failures?${query}`,
  );
  const failures = await Promise.all(
    body.failures.map(({ id }) => callApi<Failure>(product, 'GET', `/failures/${id}`)),
  );
  return failures.map(({ body }) => body).filter(({ event }) => event.detail.text === text);
}

/** Sets a fault of local AWS. */
export async function setFault(product: Product, fault: object): Promise<void> {
  const response = await fetch(`${product.awsUrl}/_local/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(`Local AWS rejected the fault: ${await response.text()}`);
}

export async function clearFaults(product: Product): Promise<void> {
  await fetch(`${product.awsUrl}/_local/faults`, { method: 'DELETE' });
}
