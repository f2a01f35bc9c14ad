import { createCpuShare } from './create-cpu-share.ts';
import { type HandlerCommand, type HandlerProcess, startHandler } from './start-handler.ts';

/**
 * Starts a handler as Lambda does: it has all of a processor until it asks for its first event, and
 * a share of one from then on. Resolves at that moment.
 */
export async function startLimitedHandler(
  command: HandlerCommand,
  share: number,
): Promise<HandlerProcess> {
  const group = await createCpuShare();
  let handler: HandlerProcess | undefined;
  const end = async (): Promise<void> => {
    await handler?.end();
    await group.end();
  };
  try {
    handler = await startHandler(command);
    await group.add(handler.pid);
    await group.limit(share);
    return { ...handler, end };
  } catch (error) {
    await end();
    throw error;
  }
}
