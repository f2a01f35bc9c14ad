/** What goes over the wire, in the `authorization` header, for a key. */
export interface ApiKey {
  /** What a person is given. */
  readonly text: string;
  readonly token: string;
}

/** A key that holds its endpoint: Momento's v1 keys and its disposable tokens. */
export function makeApiKey(token: string, endpoint = 'momento.invalid'): ApiKey {
  const content = JSON.stringify({ endpoint, api_key: token });
  return { text: Buffer.from(content).toString('base64'), token };
}

/** A key that is good for every endpoint and names none: Momento's v2 keys. */
export function makeGlobalApiKey(keyId: string): ApiKey {
  const parts = [{ alg: 'HS256' }, { t: 'g', jti: keyId }].map(encode);
  const text = [...parts, 'c2lnbmF0dXJl'].join('.');
  return { text, token: text };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
