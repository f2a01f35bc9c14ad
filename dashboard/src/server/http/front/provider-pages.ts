import type { ProviderError } from '../../callers/provider/provider-error.ts';
import { answerPage, escapeHtml } from './answer-page.ts';

const TITLES: Readonly<Record<ProviderError['kind'], string>> = {
  unreachable: 'The OpenID provider does not answer',
  refused: 'You are not signed in',
};

/** @param retryPath begins the sign-in again. */
export function answerSignInFailed(
  { kind, message }: ProviderError,
  retryPath: string,
  cookies: readonly string[],
): Response {
  const what =
    kind === 'unreachable'
      ? 'This dashboard signs you in with an OpenID provider, which cannot be reached now.'
      : 'The OpenID provider did not sign you in.';
  return answerPage({
    status: kind === 'unreachable' ? 503 : 400,
    title: TITLES[kind],
    content: `<p role="alert">${what} ${escapeHtml(message)}</p>
<p><a href="${escapeHtml(retryPath)}">Try again</a></p>`,
    cookies,
  });
}

export function answerUnknownSignIn(retryPath: string): Response {
  return answerPage({
    status: 400,
    title: 'You are not signed in',
    content: `<p role="alert">This sign-in was not begun in this browser, is finished already, or took longer than ten minutes.</p>
<p><a href="${escapeHtml(retryPath)}">Sign in</a></p>`,
  });
}

const SIGN_OUT = '<form method="post" action="/sign-out"><button>Sign out</button></form>';

export function answerNoRole(name: string): Response {
  return answerPage({
    status: 403,
    title: 'You have no role here',
    content: `<p role="alert">You are signed in as ${escapeHtml(name)}, but none of your groups has a role in this dashboard.</p>
<p>Ask the people who run it to add one of your groups to ACCESS, then sign out and in again.</p>
${SIGN_OUT}`,
  });
}

/** A page that goes on: after a form, browsers follow no redirect to another site. */
export function answerSigningOut(next: string, cookies: readonly string[]): Response {
  return answerPage({
    status: 200,
    title: 'Signing out',
    content: `<p><a href="${escapeHtml(next)}">Continue</a></p>`,
    refreshTo: next,
    cookies,
  });
}

export function answerSignedOut(): Response {
  return answerPage({
    status: 200,
    title: 'You are signed out',
    content: `<p>If your OpenID provider did not ask you to sign out, you may still be signed in there.</p>
<p><a href="/sign-in">Sign in</a></p>`,
  });
}
