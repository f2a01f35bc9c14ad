import { createInterface } from 'node:readline/promises';

/** Whether there is a person to ask. */
export function isInteractive(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY);
}

/** @returns what was typed, without blanks around it; empty when the question was broken off. */
export async function ask(question: string, signal: AbortSignal): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const breakingOff = new AbortController();
  terminal.once('SIGINT', () => breakingOff.abort());
  terminal.once('close', () => breakingOff.abort());
  try {
    const answer = await terminal.question(question, {
      signal: AbortSignal.any([signal, breakingOff.signal]),
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
