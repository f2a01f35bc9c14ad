import { SECURITY_HEADERS } from '../security-headers.ts';

/** Exchanges a code or a token for a session. */
export const SIGN_IN_PATH = '/sign-in';

/** Why the page is shown. */
export type SignInReason = 'not-signed-in' | 'code-used' | 'wrong-token';

const REASONS: Readonly<Record<SignInReason, string>> = {
  'not-signed-in': 'You are not signed in.',
  'code-used': 'This address works only once and was used already.',
  'wrong-token': 'This is not the token of this dashboard.',
};

/**
 * The page that a browser gets instead of any other. It loads nothing and works without scripts.
 *
 * @param retry Loads the address again: a browser that follows a link of another site does not send
 *   the session's cookie, but does when the page itself asks.
 */
export function answerSignInPage(reason: SignInReason, { retry = false } = {}): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${retry ? '<meta http-equiv="refresh" content="0">\n' : ''}<title>Sign in - Momento gateway</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 "Open Sans", sans-serif }
main { max-width: 34rem; margin: 4rem auto; padding: 0 1rem }
input, button { font: inherit; padding: .4rem .6rem }
input { width: 100%; box-sizing: border-box; margin: .3rem 0 .8rem }
</style>
</head>
<body>
<main>
<h1>Sign in</h1>
<p role="alert">${REASONS[reason]}</p>
<p>This dashboard acts with the AWS credentials of the person who started it. Open the address that it printed when it started, or paste the token that it printed with it.</p>
<form method="post" action="${SIGN_IN_PATH}">
<label for="token">Token</label>
<input id="token" name="token" type="password" required autocomplete="off">
<button>Sign in</button>
</form>
<p>A script sends the token with each call: <code>Authorization: Bearer …</code></p>
</main>
</body>
</html>
`;
  return new Response(html, {
    status: 401,
    headers: {
      ...SECURITY_HEADERS,
      // With no-referrer a browser sends a form without its origin.
      'Referrer-Policy': 'same-origin',
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'www-authenticate': 'Bearer',
    },
  });
}
