/** The dashboard's cookies in one browser. */
export interface Cookies {
  readonly read: (headers: Headers, part: string) => string | undefined;
  /** The parts that begin with `prefix` of the cookies that a browser sent. */
  readonly list: (headers: Headers, prefix: string) => readonly string[];
  /** A `Set-Cookie` value. */
  readonly set: (part: string, value: string, maxAgeS: number) => string;
  readonly clear: (part: string) => string;
}

/**
 * With TLS the names begin with `__Host-`, which no other host can set. Without it, on this machine,
 * they end with the port: a browser sends a cookie to all ports of a host.
 */
export function createCookies({ protocol, port }: URL): Cookies {
  const isSecure = protocol === 'https:';
  const base = `${isSecure ? '__Host-' : ''}momento-gateway${port === '' ? '' : `-${port}`}-`;
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  const set = (part: string, value: string, maxAgeS: number) =>
    `${base}${part}=${value}; Max-Age=${maxAgeS}${attributes}`;
  return {
    read: (headers, part) =>
      readPairs(headers).find(([name]) => name === `${base}${part}`)?.[1] || undefined,
    list: (headers, prefix) =>
      readPairs(headers)
        .filter(([name]) => name.startsWith(`${base}${prefix}`))
        .map(([name]) => name.slice(base.length)),
    set,
    clear: (part) => set(part, '', 0),
  };
}

function readPairs(headers: Headers): [name: string, value: string][] {
  return (headers.get('cookie') ?? '').split(';').map((pair) => {
    const place = pair.indexOf('=');
    return [pair.slice(0, place).trim(), pair.slice(place + 1).trim()];
  });
}
