/** The event bus that every account has. */
export const DEFAULT_BUS = 'default';

export interface RuleName {
  readonly busName: string;
  readonly name: string;
}

/** The end of a rule's ARN. Rules of the default bus have no bus in it. `name` can be `*`. */
export function formatRulePath(busName: string, name: string): string {
  return busName === DEFAULT_BUS ? `rule/${name}` : `rule/${busName}/${name}`;
}

/** The ARN that a rule of this bus has or would have. `name` can be `*`. */
export function formatRuleArn(busArn: string, name: string): string {
  const [account, busName = DEFAULT_BUS] = busArn.split(':event-bus/');
  return `${account}:${formatRulePath(busName, name)}`;
}

/** @returns undefined when the text is not the ARN of a rule. */
export function parseRuleArn(arn: string): RuleName | undefined {
  const [prefix, , service, , , resource = ''] = arn.split(':');
  const [kind, ...path] = resource.split('/');
  const name = path.pop();
  if (prefix !== 'arn' || service !== 'events' || kind !== 'rule' || !name) return undefined;
  return { busName: path.join('/') || DEFAULT_BUS, name };
}

/** All rules of one bus, as ARN patterns for a policy's `ArnLike` and `ArnNotLike`. */
export interface BusRules {
  readonly like: string;
  /** What `like` matches besides: `*` matches slashes, so `rule/*` is every bus of the account. */
  readonly notLike?: string;
}

/** @param ruleArn of any rule of the bus. */
export function busRulesOf(ruleArn: string): BusRules {
  const bus = ruleArn.slice(0, ruleArn.lastIndexOf('/'));
  return bus.endsWith(':rule') ? { like: `${bus}/*`, notLike: `${bus}/*/*` } : { like: `${bus}/*` };
}
