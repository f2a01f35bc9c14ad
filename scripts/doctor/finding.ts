/** The result of one check. */
export interface Finding {
  /** `unknown`: could not be checked, which is not a problem. */
  readonly state: 'ok' | 'wrong' | 'unknown';
  readonly what: string;
  /** What to do. */
  readonly fix?: string;
}

const SIGNS = { ok: '✓', wrong: '✗', unknown: '–' } as const satisfies Record<
  Finding['state'],
  string
>;

/** One line. */
export function formatFinding({ state, what, fix }: Finding): string {
  return `${SIGNS[state]} ${what}${fix === undefined ? '' : `  → ${fix}`}`.replaceAll(
    /\s*\n\s*/g,
    ' ',
  );
}

/** A finding about one tenant, where there are several. */
export const nameTenant = (finding: Finding, tenant: string): Finding => ({
  ...finding,
  what: `Tenant ${tenant}: ${finding.what}`,
});

export const ok = (what: string): Finding => ({ state: 'ok', what });

export const wrong = (what: string, fix: string): Finding => ({ state: 'wrong', what, fix });

export const unknown = (what: string, fix?: string): Finding => ({
  state: 'unknown',
  what,
  ...(fix !== undefined && { fix }),
});
