import { LOCAL_OWNER } from '../../callers/local-callers.ts';
import { isRefusal } from '../../refusals/refusal.ts';
import { readText } from '../read-body.ts';
import type { IncomingCall } from './incoming-call.ts';
import { redirect } from './redirect.ts';
import type { Sessions } from './session.ts';
import type { SignIn } from './sign-in.ts';
import type { SignInAudit } from './sign-in-audit.ts';
import { answerSignInPage, SIGN_IN_PATH } from './sign-in-page.ts';

/** The sign-in with the code or the token that was printed when the dashboard started. */
export function createTokenSignIn(sessions: Sessions, audit: SignInAudit): SignIn {
  return {
    answer: async (call) =>
      call.pathname === SIGN_IN_PATH ? answerSignIn(sessions, audit, call) : undefined,
    answerStranger: ({ headers }) =>
      answerSignInPage('not-signed-in', { retry: headers.get('sec-fetch-site') === 'cross-site' }),
  };
}

/** The redirect removes the address with the code from the browser's address bar and history. */
async function answerSignIn(
  sessions: Sessions,
  audit: SignInAudit,
  call: IncomingCall,
): Promise<Response> {
  const answerSignedIn = async (cookie: string) => {
    await audit.noteSignIn(call, LOCAL_OWNER);
    return redirect('/', [cookie]);
  };
  if (call.method === 'POST') {
    const body = await readText(call.body);
    const token = isRefusal(body) ? '' : (new URLSearchParams(body).get('token') ?? '');
    const cookie = sessions.redeemToken(token.trim());
    if (cookie !== undefined) return answerSignedIn(cookie);
    await audit.noteRefused(call, 'wrong-token');
    return answerSignInPage('wrong-token');
  }
  const code = call.method === 'GET' ? (new URLSearchParams(call.query).get('code') ?? '') : '';
  const cookie = sessions.redeemCode(code);
  if (cookie !== undefined) return answerSignedIn(cookie);
  if (sessions.isSignedIn(call.headers)) return redirect('/');
  if (code === '') return answerSignInPage('not-signed-in');
  await audit.noteRefused(call, 'wrong-code');
  return answerSignInPage('code-used');
}
