/** Default first part of a webhook secret's name; a stack can have its own. */
export const DEFAULT_SECRET_PREFIX = 'momento-gateway';

/** Tag on everything the gateway and its dashboard create; the value is the secret prefix. */
export const STACK_TAG = 'momento-gateway:stack';

/**
 * Tag on a queue, topic, function, or bus that rules may deliver to; the value is the secret prefix.
 * The stack's policies reach only resources with this tag, where IAM can tell.
 */
export const TARGET_TAG = 'momento-gateway:target';

/**
 * Tag on a rule that code elsewhere manages, with the tool as value: the rule is only looked at in the
 * dashboard. An export of rules as code sets it.
 */
export const MANAGED_BY_TAG = 'momento-gateway:managed-by';

/** Path of the roles that the stack's admin policy may pass to EventBridge. */
export const TARGET_ROLE_PATH = '/momento-gateway/';

/** First part of the names of queues that the stack's admin policy may create as targets. */
export function targetQueuePrefix(secretPrefix: string): string {
  return `${secretPrefix}_`;
}

/** First part of the name of each live events viewer's rule and queue, in every stack. */
export const VIEWER_NAME_PREFIX = 'momento-gateway-live-';

/** Whether a rule or a queue is that of a live events viewer, of whatever stack. */
export function isViewerName(name: string): boolean {
  return name.startsWith(VIEWER_NAME_PREFIX);
}

/** Name of the resource policy that allows a gateway's rules to write to log groups. */
export function logPolicyName(secretPrefix: string): string {
  return `${secretPrefix}-rules`;
}
