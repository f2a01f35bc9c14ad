/** Why nothing can be made in a tenant. */
export interface ClosedTenant {
  /** `stopped`: a removal that ended before it was done. */
  readonly state: 'making' | 'removing' | 'stopped';
  /** While `removing`, when it has ended at the latest; ms since the epoch. */
  readonly endsAt: number;
}

/** In sentences, with what to do. */
export function explainClosing({ state, endsAt }: ClosedTenant): string {
  switch (state) {
    case 'removing':
      return `Somebody is removing it. If it is still there at ${new Date(endsAt).toISOString()}, remove it again, or create it again to keep it.`;
    case 'stopped':
      return 'A removal of it stopped half way. No webhook and no rule can be created in it. Remove it again, or create it again to keep it.';
    case 'making':
      return 'It is not whole: somebody is creating it, or its creation stopped half way. Create it again to complete it.';
  }
}
