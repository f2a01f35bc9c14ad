import type { BaseContext } from '../base-context.ts';

/** There was no time left to send a command. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError';
}

/** Each command has types of its own for one and the same stack. */
interface Stack {
  add(
    middleware: (next: (call: unknown) => Promise<unknown>) => (call: unknown) => Promise<unknown>,
    options: { step: 'deserialize'; name: string },
  ): void;
}

export interface Deadline {
  /** ms since the epoch. */
  readonly time: number;
  /** Called each time just before something is sent. */
  readonly onSend: () => void;
}

/**
 * Lets a command go out only until a time. The clock is looked at when the command has been signed, and
 * AWS refuses what was signed long ago: so it never arrives later, however long the process hangs.
 */
export function sendBefore<Command extends { readonly middlewareStack: unknown }>(
  { now }: Pick<BaseContext, 'now'>,
  command: Command,
  { time, onSend }: Deadline,
): Command {
  const stack = command.middlewareStack as Stack;
  stack.add(
    (next) => async (call) => {
      if (now() >= time) throw new TooLateError('There was no time left to send it.');
      onSend();
      return next(call);
    },
    { step: 'deserialize', name: 'sendBefore' },
  );
  return command;
}
