/** All rules of one bus, as a policy's Condition names them. */
export interface BusRules {
  readonly like: string;
  /** What `like` admits besides: `*` matches slashes, so `rule/*` is every bus of the account. */
  readonly notLike?: string;
}

/** The rules of the bus that this rule is on. */
export function busRulesOf(ruleArn: string): BusRules {
  const bus = ruleArn.slice(0, ruleArn.lastIndexOf('/'));
  return bus.endsWith(':rule') ? { like: `${bus}/*`, notLike: `${bus}/*/*` } : { like: `${bus}/*` };
}
