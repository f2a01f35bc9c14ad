import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What somebody may sign in with; without them everybody who reaches the dashboard may use it. */
export interface Credentials {
  /** For scripts (`Authorization: Bearer`) and the sign-in page; as often as wanted. */
  readonly token: string;
  /** In the address that is printed at the start; good for one browser. */
  readonly signInCode: string | undefined;
}

/** Who has signed in to this process. A session ends with the process and the browser. */
export interface Sessions {
  readonly isSignedIn: (headers: Headers) => boolean;
  /** The cookie of a session, as `Set-Cookie` takes it; undefined when the code is wrong or used. */
  readonly redeemCode: (code: string) => string | undefined;
  /** The cookie of a session; undefined when the token is wrong. */
  readonly redeemToken: (token: string) => string | undefined;
}

/** All sessions of a process have one secret: none is ended before the process is. */
export function createSessions({ token, signInCode }: Credentials): Sessions {
  const secret = randomBytes(32).toString('base64url');
  // A browser sends a cookie to every port of a host: two dashboards must not take each other's.
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

/** In a time that depends neither on the length nor on the place of the first difference. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
