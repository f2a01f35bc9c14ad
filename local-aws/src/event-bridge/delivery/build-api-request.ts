import type { ApiDestination, Connection } from '../store/connection-store.ts';
import type { Delivery } from './delivery.ts';
import { readDynamicValue } from './read-dynamic-value.ts';

/** The request for an API destination. What the connection sets replaces what the target sets. */
export function buildRequest(
  destination: ApiDestination,
  { authParameters }: Connection,
  delivery: Delivery,
  input: string,
) {
  const own = authParameters.InvocationHttpParameters;
  const http = delivery.target.HttpParameters;
  const read = (text: string) => readDynamicValue(delivery.event, text);
  const values = (http?.PathParameterValues ?? []).map(read);
  const path = destination.endpoint.replaceAll('*', () =>
    encodeURIComponent(values.shift() ?? '*'),
  );
  const url = new URL(path);
  for (const [name, value] of Object.entries(http?.QueryStringParameters ?? {})) {
    url.searchParams.set(name, read(value));
  }
  for (const { Key, Value } of own?.QueryStringParameters ?? []) url.searchParams.set(Key, Value);
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Amazon/EventBridge/ApiDestinations',
  });
  for (const [name, value] of Object.entries(http?.HeaderParameters ?? {})) {
    headers.set(name, read(value));
  }
  for (const { Key, Value } of own?.HeaderParameters ?? []) headers.set(Key, Value);
  const { BasicAuthParameters: basic, ApiKeyAuthParameters: key } = authParameters;
  if (key !== undefined) headers.set(key.ApiKeyName, key.ApiKeyValue);
  if (basic !== undefined) {
    const credentials = Buffer.from(`${basic.Username}:${basic.Password}`).toString('base64');
    headers.set('authorization', `Basic ${credentials}`);
  }
  const hasBody = destination.method !== 'GET' && destination.method !== 'HEAD';
  const request = { method: destination.method, headers, ...(hasBody && { body: input }) };
  return { url: url.href, request };
}
