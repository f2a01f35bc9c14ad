/** The resource policy of a bus, parsed down to its statements' ids. */
export interface BusPolicy {
  readonly Version: string;
  readonly Statement: readonly { readonly Sid?: string }[];
}

/** Reads a stored policy; a bus without one has a policy without statements. */
export function readBusPolicy(text: string | null): BusPolicy {
  if (text === null) return { Version: '2012-10-17', Statement: [] };
  const policy = JSON.parse(text) as BusPolicy;
  return { ...policy, Statement: [policy.Statement].flat() };
}
