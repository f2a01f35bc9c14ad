import { request } from 'node:http';

/** As much of a browser as a sign-in needs: it keeps cookies by host, and follows redirects. */
export interface Browser {
  /** Opens an address and those that it leads to, until `isEnd`; by default, until there is none. */
  readonly open: (url: string | URL, isEnd?: (url: URL) => boolean) => Promise<Page>;
  readonly post: (url: string | URL, fields: Record<string, string>) => Promise<Page>;
  /** Asks for one address as a script of a page does, and follows nothing. */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** By host, then name, with the path unless it is `/`. Every port of a host gets them. */
  readonly cookies: Map<string, Map<string, string>>;
}

interface Page {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

const REDIRECTS_MAX = 20;
const NAVIGATION = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

export function createBrowser(): Browser {
  const cookies: Browser['cookies'] = new Map();

  async function ask(url: URL, init: RequestInit = {}): Promise<Response> {
    const jar = cookies.get(url.hostname) ?? new Map<string, string>();
    cookies.set(url.hostname, jar);
    const headers = new Headers(init.headers);
    const sent = [...jar]
      .map(([key, value]) => ({ name: key.split(' ')[0], path: key.split(' ')[1] ?? '/', value }))
      .filter(({ path }) => url.pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    if (sent !== '') headers.set('cookie', sent);
    const response = await send(url, init.method ?? 'GET', headers, init.body);
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(line) ?? [];
      const [, path = '/'] = /; path=([^;]*)/i.exec(line) ?? [];
      const key = path === '/' ? name : `${name} ${path}`;
      const isGone = value === '' || /max-age=0(?:;|$)|expires=Thu, 01 Jan 1970/i.test(line);
      if (isGone) jar.delete(key);
      else jar.set(key, value);
    }
    return response;
  }

  async function go(start: URL, first: RequestInit, isEnd: (url: URL) => boolean): Promise<Page> {
    let url = start;
    let init = first;
    for (let count = 0; count < REDIRECTS_MAX; count += 1) {
      const { headers, status, ...response } = await read(await ask(url, init));
      const location = headers.get('location');
      if (status < 300 || status >= 400 || location === null) {
        return { url, status, headers, ...response };
      }
      url = new URL(location, url);
      if (isEnd(url)) return { url, status, headers, text: '' };
      init = { headers: NAVIGATION };
    }
    throw new Error(`${start} redirects for ever.`);
  }

  return {
    open: (url, isEnd = () => false) => go(new URL(url), { headers: NAVIGATION }, isEnd),
    post: (url, fields) => {
      const headers = { ...NAVIGATION, origin: new URL(url).origin };
      const body = new URLSearchParams(fields);
      return go(new URL(url), { method: 'POST', headers, body }, () => false);
    },
    fetch: (url, init) => ask(new URL(url), init),
    cookies,
  };
}

/** Node's fetch would say of every call that a script asks. */
function send(
  url: URL,
  method: string,
  headers: Headers,
  body: RequestInit['body'],
): Promise<Response> {
  const text = body === null || body === undefined ? undefined : String(body);
  if (body instanceof URLSearchParams) {
    headers.set('content-type', 'application/x-www-form-urlencoded');
  }
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers: Object.fromEntries(headers) }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      const received = new Headers();
      for (const [name, values] of Object.entries(answer.headersDistinct)) {
        for (const value of values ?? []) received.append(name, value);
      }
      const { statusCode: status = 0 } = answer;
      resolve(new Response(Buffer.concat(chunks), { status, headers: received }));
    });
    call.on('error', reject);
    call.end(text);
  });
}

async function read(response: Response) {
  return {
    status: response.status,
    headers: response.headers,
    text: await response.text(),
  };
}
