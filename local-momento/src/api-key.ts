/** An API key of Momento. */
export interface ApiKey {
  /** The key as a user has it. */
  readonly text: string;
  /** What the `authorization` header of a call holds. */
  readonly token: string;
}

/** A key that contains its endpoint: Momento's v1 keys and disposable tokens. */
export function makeApiKey(token: string, endpoint = 'momento.invalid'): ApiKey {
  const content = JSON.stringify({ endpoint, api_key: token });
  return { text: Buffer.from(content).toString('base64'), token };
}

/** A key without an endpoint, valid for all of them: Momento's v2 keys. */
export function makeGlobalApiKey(keyId: string): ApiKey {
  const parts = [{ alg: 'HS256' }, { t: 'g', jti: keyId }].map(encode);
  const text = [...parts, 'c2lnbmF0dXJl'].join('.');
  return { text, token: text };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
