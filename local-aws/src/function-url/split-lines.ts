/** Splits text that arrives in pieces into lines, without the line ends. */
export function splitLines(onLine: (line: string) => void): {
  readonly push: (chunk: string) => void;
  /** Passes on a last line that has no end. */
  readonly end: () => void;
} {
  let rest = '';
  return {
    push: (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    },
    end: () => {
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
