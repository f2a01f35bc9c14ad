type Level = 'INFO' | 'WARN' | 'ERROR';

/** Writes one line of JSON. Errors go to the standard error output. */
export type Log = (
  level: Level,
  message: string,
  fields?: Readonly<Record<string, unknown>>,
) => void;

interface Outputs {
  /** ms since the epoch. */
  readonly now: () => number;
  readonly write: (output: 'stdout' | 'stderr', text: string) => void;
}

export function createLog({ now, write }: Outputs): Log {
  return (level, message, fields = {}) => {
    const line = JSON.stringify({ time: new Date(now()).toISOString(), level, message, ...fields });
    write(level === 'INFO' ? 'stdout' : 'stderr', `${line}\n`);
  };
}

export const log = createLog({
  now: Date.now,
  write: (output, text) => process[output].write(text),
});
