import type { Statement } from './read-policy.ts';

/** Who sends: the condition keys that AWS sets for the request. */
export interface Sender {
  /** A service principal, such as `events.amazonaws.com`; undefined for principals of the account. */
  readonly service?: string;
  readonly keys: Readonly<Record<string, string>>;
  /** Its own policy allows it to send. */
  readonly isAllowedItself?: boolean;
}

/**
 * Whether a sender may send to a queue with this policy over TLS, by IAM's rules: a Deny wins, a
 * missing key matches negated operators only, and `*` matches slashes.
 */
export function maySend(policy: readonly Statement[], sender: Sender): boolean {
  const matching = policy.filter((statement) => isOf(statement, sender));
  if (matching.some(({ Effect }) => Effect === 'Deny')) return false;
  return sender.isAllowedItself === true || matching.some(({ Effect }) => Effect === 'Allow');
}

function isOf({ Principal, Action, Condition = {} }: Statement, { service, keys }: Sender) {
  const { AWS, Service } = (Principal === '*' ? { AWS: '*' } : Principal) as Record<string, string>;
  const isPrincipal = AWS === '*' || (service !== undefined && Service === service);
  const isAction = [Action].flat().some((action) => ['sqs:*', 'sqs:SendMessage'].includes(action));
  return isPrincipal && isAction && Object.entries(Condition).every(isMet(keys));
}

function isMet(keys: Sender['keys']) {
  const present: Sender['keys'] = { 'aws:SecureTransport': 'true', ...keys };
  return ([operator, tested]: [string, Readonly<Record<string, string>>]) =>
    Object.entries(tested).every(([key, form]) => {
      const value = present[key];
      const isLike = value !== undefined && toExpression(form).test(value);
      switch (operator) {
        case 'Bool':
        case 'ArnEquals':
        case 'ArnLike':
          return isLike;
        case 'ArnNotEquals':
        case 'ArnNotLike':
          return !isLike;
        default:
          throw new Error(`This operator is not supported here: ${operator}`);
      }
    });
}

function toExpression(form: string): RegExp {
  const parts = form.split('*').map((part) => part.replaceAll(/[^\w:/-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
