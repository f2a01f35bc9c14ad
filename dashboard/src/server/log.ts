type Level = 'INFO' | 'WARN' | 'ERROR';

/** Writes one line of JSON. Errors go to the standard error output. */
export type Log = (
  level: Level,
  message: string,
  fields?: Readonly<Record<string, unknown>>,
) => void;

export const log: Log = (level, message, fields = {}) => {
  const line = JSON.stringify({ time: new Date().toISOString(), level, message, ...fields });
  (level === 'INFO' ? process.stdout : process.stderr).write(`${line}\n`);
};
