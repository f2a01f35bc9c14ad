import { isRefusal } from '../../refusals/refusal.ts';
import { readText } from '../read-body.ts';
import type { IncomingCall } from './incoming-call.ts';
import { redirect } from './redirect.ts';
import type { Sessions } from './session.ts';
import type { SignIn } from './sign-in.ts';
import { answerSignInPage, SIGN_IN_PATH } from './sign-in-page.ts';

/** The sign-in with the code or the token that was printed when the dashboard started. */
export function createTokenSignIn(sessions: Sessions): SignIn {
  return {
    answer: async (call) =>
      call.pathname === SIGN_IN_PATH ? answerSignIn(sessions, call) : undefined,
    answerStranger: ({ headers }) =>
      answerSignInPage('not-signed-in', { retry: headers.get('sec-fetch-site') === 'cross-site' }),
  };
}

/** The redirect removes the address with the code from the browser's address bar and history. */
async function answerSignIn(sessions: Sessions, call: IncomingCall): Promise<Response> {
  if (call.method === 'POST') {
    const body = await readText(call.body);
    const token = isRefusal(body) ? '' : (new URLSearchParams(body).get('token') ?? '');
    return answerSignedIn(sessions.redeemToken(token.trim())) ?? answerSignInPage('wrong-token');
  }
  const code = call.method === 'GET' ? (new URLSearchParams(call.query).get('code') ?? '') : '';
  const answer = answerSignedIn(sessions.redeemCode(code));
  if (answer !== undefined) return answer;
  if (sessions.isSignedIn(call.headers)) return redirect('/');
  return answerSignInPage(code === '' ? 'not-signed-in' : 'code-used');
}

function answerSignedIn(cookie: string | undefined): Response | undefined {
  return cookie === undefined ? undefined : redirect('/', [cookie]);
}
