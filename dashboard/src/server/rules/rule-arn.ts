export interface RuleArn {
  readonly busName: string;
  readonly name: string;
}

/** Rules of the default bus have no bus in their ARN. Undefined when it is not a rule's. */
export function parseRuleArn(arn: string): RuleArn | undefined {
  const [prefix, , service, , , resource = ''] = arn.split(':');
  const [kind, ...path] = resource.split('/');
  const name = path.pop();
  if (prefix !== 'arn' || service !== 'events' || kind !== 'rule' || !name) return undefined;
  return { busName: path.join('/') || 'default', name };
}

/** The ARN that a rule of this bus has or would have. */
export function formatRuleArn(busArn: string, name: string): string {
  const [account, busName] = busArn.split(':event-bus/');
  return `${account}:rule/${busName === 'default' ? '' : `${busName}/`}${name}`;
}
