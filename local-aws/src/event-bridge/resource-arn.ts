import type { Account } from '../core/aws-service.ts';

/** A bus or a rule, parsed from its ARN. */
export type EventResource =
  | { readonly kind: 'bus'; readonly busName: string }
  | { readonly kind: 'rule'; readonly busName: string; readonly ruleName: string };

/** `arn:aws:events:<region>:<account>:event-bus/<name>` */
export function formatBusArn(account: Account, busName: string): string {
  return `arn:aws:events:${account.region}:${account.accountId}:event-bus/${busName}`;
}

/** For a rule of the default bus only its name, for others `<bus>/<name>`. */
export function formatRuleArn(account: Account, busName: string, ruleName: string): string {
  const path = busName === 'default' ? ruleName : `${busName}/${ruleName}`;
  return `arn:aws:events:${account.region}:${account.accountId}:rule/${path}`;
}

/** The bus or rule of an ARN in this account and Region; undefined for any other ARN. */
export function parseResourceArn(account: Account, arn: string): EventResource | undefined {
  const prefix = `arn:aws:events:${account.region}:${account.accountId}:`;
  if (!arn.startsWith(prefix)) return undefined;
  const resource = arn.slice(prefix.length);
  if (resource.startsWith('event-bus/')) {
    return { kind: 'bus', busName: resource.slice('event-bus/'.length) };
  }
  if (!resource.startsWith('rule/')) return undefined;
  const path = resource.slice('rule/'.length);
  const slash = path.lastIndexOf('/');
  return slash === -1
    ? { kind: 'rule', busName: 'default', ruleName: path }
    : { kind: 'rule', busName: path.slice(0, slash), ruleName: path.slice(slash + 1) };
}

/** The bus of an `EventBusName` parameter: a name, an ARN, or the default bus without it. */
export function readBusName(account: Account, nameOrArn: string | undefined): string {
  if (nameOrArn === undefined) return 'default';
  if (!nameOrArn.startsWith('arn:')) return nameOrArn;
  const resource = parseResourceArn(account, nameOrArn);
  return resource?.kind === 'bus' ? resource.busName : nameOrArn;
}
