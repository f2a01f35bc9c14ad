/** Set by the front server on each call that it admits, whatever the caller sent. */
export const CALLER_ADDRESS_HEADER = 'x-momento-gateway-caller-address';

/**
 * Where a call comes from. Each proxy adds the address of whoever called it at the end of
 * `X-Forwarded-For`; what is before that anybody can have written.
 *
 * @param trustedProxies how many proxies are known to stand in front of the dashboard
 * @param peer the other end of the connection
 */
export function addressOf(headers: Headers, trustedProxies: number, peer: string): string {
  if (trustedProxies === 0) return peer;
  const chain = (headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return chain.at(-trustedProxies) || peer;
}
