/** SQLite's extended codes have their primary one in the lowest byte. */
const PRIMARY_CODE = 0xff;

/** By SQLite's primary code, what to tell the user. */
const ADVICE = new Map<number, (path: string, reason: string) => string>([
  [8, explainAccess],
  [10, explainAccess],
  [11, explainDamage],
  [13, (path) => `The disk that holds the state file ${path} is full: nothing more is stored.`],
  [14, explainAccess],
  [26, explainDamage],
]);

/** Thrown when the state file cannot be used. The message says what to do about it. */
export class UnusableDatabase extends Error {
  constructor(message: string, options: ErrorOptions) {
    super(message, options);
    this.name = 'UnusableDatabase';
  }
}

/**
 * Turns an error of SQLite into one that names the file and says what to do. Undefined for errors
 * that the user cannot fix.
 */
export function explainDatabaseError(error: unknown, path: string): UnusableDatabase | undefined {
  const { errcode, errstr } = error as { readonly errcode?: unknown; readonly errstr?: unknown };
  if (typeof errcode !== 'number') return undefined;
  const explain = ADVICE.get(errcode & PRIMARY_CODE);
  return explain && new UnusableDatabase(explain(path, String(errstr)), { cause: error });
}

function explainAccess(path: string, reason: string): string {
  return `The state file ${path} cannot be read or written (${reason}). Check its permissions and its disk.`;
}

function explainDamage(path: string, reason: string): string {
  return `The state file ${path} is damaged (${reason}). Restore a copy of it, or move it and ${path}-wal away: local AWS then starts empty.`;
}
