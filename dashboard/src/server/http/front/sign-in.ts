import type { Caller } from '../../callers/caller.ts';
import type { IncomingCall } from './incoming-call.ts';

/** How people sign in: the addresses and pages for it. */
export interface SignIn {
  /** The answer of one of its own addresses; undefined for any other. */
  readonly answer: (call: IncomingCall) => Promise<Response | undefined>;
  /** What a browser gets that opens a page and is not signed in; undefined for a problem. */
  readonly answerStranger: (call: IncomingCall) => Response | undefined;
  /** What a page of a caller who is known, but has no role, says; undefined to go on. */
  readonly answerPowerless?: (caller: Caller) => Response | undefined;
  /** A cookie that goes with the answer of an admitted call. */
  readonly renew?: (call: IncomingCall) => Promise<string | undefined>;
}
