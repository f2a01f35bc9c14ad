/** One thing that was looked at. */
export interface Finding {
  /** `unknown`: it cannot be looked at here, which is nothing wrong. */
  readonly state: 'ok' | 'wrong' | 'unknown';
  readonly what: string;
  /** What to do about it. */
  readonly cure?: string;
}

const SIGNS = { ok: '✓', wrong: '✗', unknown: '–' } as const satisfies Record<
  Finding['state'],
  string
>;

/** One line. */
export function formatFinding({ state, what, cure }: Finding): string {
  return `${SIGNS[state]} ${what}${cure === undefined ? '' : `  → ${cure}`}`.replaceAll(
    /\s*\n\s*/g,
    ' ',
  );
}

export const ok = (what: string): Finding => ({ state: 'ok', what });

export const wrong = (what: string, cure: string): Finding => ({ state: 'wrong', what, cure });

export const unknown = (what: string, cure?: string): Finding => ({
  state: 'unknown',
  what,
  ...(cure !== undefined && { cure }),
});
