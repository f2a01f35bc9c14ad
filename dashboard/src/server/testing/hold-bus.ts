import type { ApiProcess } from './start-api.ts';

export interface HeldBus {
  /** Settles when a call has come that is held. */
  readonly reached: Promise<void>;
  readonly release: () => void;
}

/** Answers this process's calls of PutEvents, but the first `afterCalls`, only once they are released. */
export function holdBus({ context }: ApiProcess, { afterCalls = 0 } = {}): HeldBus {
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  let calls = 0;
  context.events.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        if (commandName === 'PutEventsCommand') calls += 1;
        if (commandName === 'PutEventsCommand' && calls > afterCalls) {
          reached.resolve();
          await gate.promise;
        }
        return next(call);
      },
    { step: 'initialize' },
  );
  return { reached: reached.promise, release: gate.resolve };
}
