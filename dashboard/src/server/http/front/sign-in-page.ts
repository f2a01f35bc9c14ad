import { answerPage } from './answer-page.ts';

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
  return answerPage({
    status: 401,
    title: 'Sign in',
    content: `<p role="alert">${REASONS[reason]}</p>
<p>This dashboard acts with the AWS credentials of the person who started it. Open the address that it printed when it started, or paste the token that it printed with it.</p>
<form method="post" action="${SIGN_IN_PATH}">
<label for="token">Token</label>
<input id="token" name="token" type="password" required autocomplete="off">
<button>Sign in</button>
</form>
<p>A script sends the token with each call: <code>Authorization: Bearer …</code></p>`,
    refreshTo: retry ? '' : undefined,
    headers: { 'www-authenticate': 'Bearer' },
  });
}
