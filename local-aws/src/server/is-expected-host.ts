const LOOPBACK_HOST =
  /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/**
 * True when a `Host` header names this machine. A page elsewhere whose name was made to resolve
 * to loopback (DNS rebinding) still sends its own name.
 */
export function isExpectedHost(host: string | undefined): boolean {
  return host !== undefined && LOOPBACK_HOST.test(host);
}
