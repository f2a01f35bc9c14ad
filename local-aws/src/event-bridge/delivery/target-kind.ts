/** The kind of target that an ARN names, for the kinds that local AWS delivers to. */
export type TargetKind =
  | { readonly kind: 'queue' }
  | { readonly kind: 'topic' }
  | { readonly kind: 'bus' }
  | { readonly kind: 'log-group'; readonly logGroupName: string }
  | { readonly kind: 'function'; readonly functionName: string }
  | { readonly kind: 'api-destination' }
  | { readonly kind: 'unsupported'; readonly service: string };

/** Reads a target's ARN: `arn:<partition>:<service>:<region>:<account>:<resource>`. */
export function readTargetKind(arn: string): TargetKind {
  const [, , service = '', , , ...rest] = arn.split(':');
  const resource = rest.join(':');
  if (service === 'sqs') return { kind: 'queue' };
  if (service === 'sns') return { kind: 'topic' };
  if (service === 'events' && resource.startsWith('event-bus/')) return { kind: 'bus' };
  if (service === 'events' && resource.startsWith('api-destination/')) {
    return { kind: 'api-destination' };
  }
  if (service === 'logs' && resource.startsWith('log-group:')) {
    const logGroupName = resource.slice('log-group:'.length).replace(/:\*$/, '');
    return { kind: 'log-group', logGroupName };
  }
  if (service === 'lambda' && resource.startsWith('function:')) {
    return { kind: 'function', functionName: rest[1] ?? '' };
  }
  return { kind: 'unsupported', service };
}

/** Whether a delivery to this target leaves this process. */
export function isRemoteTarget(arn: string): boolean {
  const { kind } = readTargetKind(arn);
  return kind === 'function' || kind === 'api-destination';
}
