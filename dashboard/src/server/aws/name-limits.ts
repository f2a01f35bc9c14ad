import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { describeLimit } from './describe-limit.ts';
import { LIMIT_ERRORS } from './limit-errors.ts';

/** The one thing that all clients of the SDK have alike. */
type Client = { readonly middlewareStack: unknown };

/** Lets a client's errors about limits say which limit it is. */
export function nameLimits<Named extends Client>(client: Named): Named {
  const { middlewareStack } = client as unknown as Pick<EventBridgeClient, 'middlewareStack'>;
  middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        try {
          return await next(call);
        } catch (error) {
          if (error instanceof Error && LIMIT_ERRORS.has(error.name)) {
            error.message = describeLimit(commandName, call.input) ?? error.message;
          }
          throw error;
        }
      },
    { step: 'initialize', name: 'nameLimits' },
  );
  return client;
}
