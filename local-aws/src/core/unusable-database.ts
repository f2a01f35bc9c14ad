/** Thrown when the file of the state cannot be used, and says what to do about it. */
export class UnusableDatabase extends Error {
  constructor(message: string, options: ErrorOptions) {
    super(message, options);
    this.name = 'UnusableDatabase';
  }
}

/**
 * Makes of an error of SQLite one that names the file and what to do, where something can be done.
 * Undefined for others.
 */
export function explainDatabaseError(error: unknown, path: string): UnusableDatabase | undefined {
  const { errcode, errstr } = error as { readonly errcode?: unknown; readonly errstr?: unknown };
  if (typeof errcode !== 'number') return undefined;
  const explain = ADVICE.get(errcode & PRIMARY_CODE);
  return explain && new UnusableDatabase(explain(path, String(errstr)), { cause: error });
}

/** SQLite's extended codes have their primary one in the lowest byte. */
const PRIMARY_CODE = 0xff;

const explainAccess = (path: string, reason: string) =>
  `The state file ${path} cannot be read or written (${reason}). Look at its permissions and its disk.`;

const explainDamage = (path: string, reason: string) =>
  `The state file ${path} is damaged (${reason}). Put a copy of it back, or move it and ${path}-wal away: local AWS then begins with nothing.`;

const ADVICE = new Map<number, (path: string, reason: string) => string>([
  [8, explainAccess],
  [10, explainAccess],
  [11, explainDamage],
  [13, (path) => `The disk that holds the state file ${path} is full: nothing more is stored.`],
  [14, explainAccess],
  [26, explainDamage],
]);
