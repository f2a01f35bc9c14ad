import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text as readText } from 'node:stream/consumers';

interface Opened {
  readonly status: number;
  readonly location: string | undefined;
  readonly text: string;
}

/** Opens pages of a dashboard one by one, as a browser with cookies that shows each redirect. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  /** Not with `fetch`, which says of each call that a script makes it. */
  async open(url: URL, method = 'GET'): Promise<Opened> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
      'sec-fetch-site': 'same-origin',
      ...(method !== 'GET' && { origin: url.origin }),
      cookie,
    };
    const call = request(url, { method, headers }).end();
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0(?:;|$)/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const { statusCode: status = 0, headers: got } = answer;
    return { status, location: got.location, text: await readText(answer) };
  }
}
