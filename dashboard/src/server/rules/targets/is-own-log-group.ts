/**
 * Whether a target's ARN names the gateway's log group, with or without the `:*` at its end. The
 * dashboard and `npm run recover` believe what lies there.
 */
export function isOwnLogGroup(logGroupName: string | undefined, arn: string): boolean {
  const [, , service, , , type, name] = arn.split(':');
  return service === 'logs' && type === 'log-group' && name === logGroupName;
}
