import pMap from 'p-map';
import { explainError } from '../../aws/explain-error.ts';
import { untilAborted } from '../../aws/until-aborted.ts';
import type { BaseContext } from '../../base-context.ts';
import type { WithStack } from '../../stack-context.ts';
import type { DeadLetter } from '../queue/stored-message.ts';
import { createFindRoute, type FindRoute } from './find-route.ts';
import { sendToTarget } from './send-to-target.ts';

/** Sends dead letters to their own targets; for each that could not be sent it tells why. */
export type Resend = (
  messages: readonly DeadLetter[],
  abortSignal: AbortSignal,
) => Promise<ReadonlyMap<string, string>>;

const PARALLEL_MESSAGES = 16;

/** Each time, targets are looked up once: a redrive can take hours, and a target can be taken away. */
export function createResend(context: BaseContext & WithStack): Resend {
  const logStreamName = `redrive-${context.newId()}`;

  async function resend(message: DeadLetter, findRoute: FindRoute, abortSignal: AbortSignal) {
    const route = await untilAborted(findRoute(message), abortSignal);
    return sendToTarget(context, route, { ...message, logStreamName, abortSignal });
  }

  return async (messages, abortSignal) => {
    const failed = new Map<string, string>();
    const findRoute = createFindRoute(context);
    const resendOne = async (message: DeadLetter) => {
      const why = await resend(message, findRoute, abortSignal).catch((error: unknown) =>
        explainError(error, context.logUnexpected),
      );
      if (why !== undefined) failed.set(message.id, why);
    };
    await pMap(messages, resendOne, { concurrency: PARALLEL_MESSAGES });
    return failed;
  };
}
