import { waitBriefly } from '../aws/wait-briefly.ts';
import { addressOf } from '../callers/caller-address.ts';
import type { Identity } from '../callers/identity.ts';
import type { IncomingCall } from '../http/front/incoming-call.ts';
import type { SignInAudit } from '../http/front/sign-in-audit.ts';
import type { Log } from '../log.ts';
import type { AuditLine } from './audit-line.ts';
import type { AuditLog } from './audit-log.ts';

type From = Pick<IncomingCall, 'headers' | 'peer'>;

interface SignInAuditOptions {
  /** How those are known who sign in. */
  readonly kind: 'session' | 'token';
  /** Asked at the first line; undefined where nothing is audited. */
  readonly openLog: () => Promise<AuditLog | undefined>;
  readonly trustedProxies: number;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
}

const NOBODY: Identity = { subject: '', name: '', groups: [] };
const MAX_WAIT_MS = 500;

export function createSignInAudit(options: SignInAuditOptions): SignInAudit {
  const { kind, openLog, trustedProxies, now, newId, log } = options;
  let opened: Promise<AuditLog | undefined> | undefined;

  async function write(line: AuditLine): Promise<void> {
    opened ??= openLog();
    const audit = await opened;
    await (line.outcome === 'refused' ? audit?.writeRefusal(line) : audit?.write(line));
  }

  async function note(
    { headers, peer }: From,
    { subject, name, groups }: Identity,
    told: Pick<AuditLine, 'operation' | 'outcome' | 'problem'>,
  ): Promise<void> {
    const address = addressOf(headers, trustedProxies, peer);
    const who = { kind, subject, name, groups: [...groups], address };
    const written = write({ at: now(), requestId: newId(), who, ...told }).catch((error) =>
      log('ERROR', 'The audit log does not have a sign-in or a sign-out', {
        ...told,
        subject,
        error: String(error),
      }),
    );
    await waitBriefly(written, MAX_WAIT_MS);
  }

  return {
    noteSignIn: (call, identity) =>
      note(
        call,
        identity,
        kind === 'session' && identity.groups.length === 0
          ? { operation: 'signIn', outcome: 'refused', problem: 'no-role' }
          : { operation: 'signIn', outcome: 'done' },
      ),
    noteSignOut: (call, identity) =>
      note(call, identity, { operation: 'signOut', outcome: 'done' }),
    noteRefused: (call, problem) =>
      note(call, NOBODY, { operation: 'signIn', outcome: 'refused', problem }),
  };
}
