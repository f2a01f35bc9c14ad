import { createHash, randomBytes } from 'node:crypto';
import { createBrowser } from './browser.ts';

/** A program that its user lets call for them. */
interface ScriptClient {
  readonly id: string;
  readonly redirectUri: string;
}

/** Gets tokens of the local provider as a script does, for one of its users. */
export async function fetchTokens(
  issuer: string,
  { id, redirectUri }: ScriptClient,
  subject: string,
  resource: string,
): Promise<{ readonly accessToken: string; readonly idToken: string }> {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile dashboard',
    resource,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const browser = createBrowser();
  const page = await browser.open(`${issuer}/auth?${query}`);
  const sent = await browser.fetch(page.url, {
    method: 'POST',
    body: new URLSearchParams({ subject }),
  });
  const back = await browser.open(sent.headers.get('location') ?? '', ({ href }) =>
    href.startsWith(redirectUri),
  );
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: id,
      redirect_uri: redirectUri,
      code: back.url.searchParams.get('code') ?? '',
      code_verifier: verifier,
    }),
  });
  const tokens = (await answer.json()) as Record<string, string>;
  const { access_token: accessToken, id_token: idToken } = tokens;
  if (accessToken === undefined || idToken === undefined) throw new Error(JSON.stringify(tokens));
  return { accessToken, idToken };
}
