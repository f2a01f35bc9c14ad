import type { ChildProcess } from 'node:child_process';

/** All that a command printed until its end, on both streams, and its exit code. */
export interface CommandOutput {
  readonly code: number | null;
  readonly printed: string;
}

export async function collectOutput(child: ChildProcess): Promise<CommandOutput> {
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      printed += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, printed };
}
