import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a person signs in with; without them everyone who reaches the dashboard may use it. */
export interface Credentials {
  /** For scripts (`Authorization: Bearer`) and the sign-in page; valid any number of times. */
  readonly token: string;
  /** In the address that is printed at the start; valid once. */
  readonly signInCode: string | undefined;
}

/** Who has signed in to this process. A session ends with the process and the browser. */
export interface Sessions {
  readonly isSignedIn: (headers: Headers) => boolean;
  /** The `Set-Cookie` value of a session; undefined when the code is wrong or used. */
  readonly redeemCode: (code: string) => string | undefined;
  /** The cookie of a session; undefined when the token is wrong. */
  readonly redeemToken: (token: string) => string | undefined;
}

/** All sessions of a process share one secret and end with the process. */
export function createSessions({ token, signInCode }: Credentials): Sessions {
  const secret = randomBytes(32).toString('base64url');
  // A browser sends a cookie to every port of a host: each dashboard has a cookie name of its own.
  const name = `momento-gateway-${randomBytes(6).toString('hex')}`;
  const cookie = `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
  let code = signInCode;
  return {
    isSignedIn: (headers) => {
      const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
      if (bearer !== undefined && isSame(bearer, token)) return true;
      return readCookies(headers, name).some((value) => isSame(value, secret));
    },
    redeemCode: (given) => {
      if (code === undefined || !isSame(given, code)) return undefined;
      code = undefined;
      return cookie;
    },
    redeemToken: (given) => (isSame(given, token) ? cookie : undefined),
  };
}

function readCookies(headers: Headers, name: string): string[] {
  return (headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

/** Compares in a time that depends neither on the length nor on where the texts differ. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
