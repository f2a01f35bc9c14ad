import { createInterface } from 'node:readline/promises';

/** Asks the user a question; undefined when no terminal is attached. */
export function askOnTerminal(
  signal: AbortSignal,
): ((question: string) => Promise<string>) | undefined {
  const isInteractive = process.stdin.isTTY && process.stdout.isTTY;
  return isInteractive ? (question) => ask(question, signal) : undefined;
}

/** @returns the answer, trimmed; empty when the user pressed Ctrl-C or Ctrl-D. */
async function ask(question: string, signal: AbortSignal): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const closing = new AbortController();
  terminal.once('SIGINT', () => closing.abort());
  terminal.once('close', () => closing.abort());
  try {
    const answer = await terminal.question(question, {
      signal: AbortSignal.any([signal, closing.signal]),
    });
    return answer.trim();
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error;
    console.log();
    return '';
  } finally {
    terminal.close();
  }
}
