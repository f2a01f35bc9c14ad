import { onTestFinished } from 'vitest';
import { type FunctionUrlHost, startFunctionUrlHost } from '../start-function-url-host.ts';
import { writeHandler } from './write-handler.ts';

interface ServedHandler extends FunctionUrlHost {
  readonly handlerPath: string;
  /** Resolves with the first line of the function's log that contains the text. */
  readonly findLogLine: (text: string) => Promise<string>;
}

/** Serves a module's source until the test is over. */
export async function serveHandler(
  source: string,
  options: {
    readonly environment?: Record<string, string>;
    readonly timeoutMs?: number;
    readonly file?: string;
  } = {},
): Promise<ServedHandler> {
  const lines: string[] = [];
  let notify = () => {};
  const { environment = {}, timeoutMs = 20_000, file } = options;
  const handlerPath = await writeHandler(source, file);
  const host = await startFunctionUrlHost({
    port: 0,
    handlerPath,
    environment,
    timeoutMs,
    output: { write: () => {} },
    onLogLine: (line) => {
      lines.push(line);
      notify();
    },
  });
  onTestFinished(host.close);
  const findLogLine = async (text: string) => {
    for (;;) {
      const line = lines.find((candidate) => candidate.includes(text));
      if (line !== undefined) return line;
      await new Promise<void>((resolve) => {
        notify = resolve;
      });
    }
  };
  return { ...host, handlerPath, findLogLine };
}
