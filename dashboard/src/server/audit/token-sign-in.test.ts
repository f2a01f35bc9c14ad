import { expect, onTestFinished, test } from 'vitest';
import { createLocalSignIn } from '../create-sign-in.ts';
import { readAuditLines, startAuditedApi } from '../testing/audit-calls.ts';
import { startFront } from '../testing/start-front.ts';
import { createSignInAudit } from './create-sign-in-audit.ts';

const CREDENTIALS = { token: 'a-token-of-this-process', signInCode: 'a-code-for-one-browser' };

test('sign-ins with the token or its code are written, and those that were wrong, without either', async () => {
  const api = await startAuditedApi();
  const audit = createSignInAudit({
    kind: 'token',
    openLog: async () => api.context.audit,
    trustedProxies: 0,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    log: (...entry) => expect.fail(JSON.stringify(entry)),
  });
  const front = await startFront(CREDENTIALS, createLocalSignIn(CREDENTIALS, audit));
  onTestFinished(() => front.close());
  onTestFinished(() => api.close());
  const post = (token: string) =>
    front.call('/sign-in', { method: 'POST', body: new URLSearchParams({ token }) });
  const open = (code: string) => front.call(`/sign-in?code=${code}`);
  expect((await post(CREDENTIALS.token)).status).toBe(303);
  expect((await open(CREDENTIALS.signInCode)).status).toBe(303);
  await post('a-wrong-token-of-somebody');
  await open(CREDENTIALS.signInCode);
  await front.call('/sign-in');
  const lines = await readAuditLines(api);
  const who = { kind: 'token', subject: 'local-owner', address: '127.0.0.1' };
  expect(lines).toMatchObject([
    { operation: 'signIn', outcome: 'done', who },
    { operation: 'signIn', outcome: 'done', who },
    { operation: 'signIn', outcome: 'refused', problem: 'wrong-token', who: { subject: '' } },
    { operation: 'signIn', outcome: 'refused', problem: 'wrong-code', who: { subject: '' } },
  ]);
  const text = JSON.stringify(lines);
  for (const secret of ['a-wrong-token', ...Object.values(CREDENTIALS)]) {
    expect(text).not.toContain(secret);
  }
});
