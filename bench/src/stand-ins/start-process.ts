import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A stand-in that runs in a process of its own and ends with this one. */
export interface StandIn {
  /** Without a slash at its end. */
  readonly origin: string;
  readonly end: () => void;
}

/**
 * Starts one of this folder's programs and hands it its options.
 *
 * @param options plain data
 */
export async function startProcess(
  program: 'aws-process' | 'function-url-process',
  options: object,
): Promise<StandIn> {
  const child = fork(join(import.meta.dirname, `${program}.ts`), { stdio: 'inherit' });
  child.send(options);
  const origin = await Promise.race([
    once(child, 'message').then(([message]) => String(message)),
    once(child, 'exit').then(() => Promise.reject(new Error(`${program} did not start.`))),
  ]);
  child.unref();
  child.channel?.unref();
  return { origin, end: () => child.kill() };
}
