/** The only senders that a queue should have. */
export interface Senders {
  readonly key: 'aws:PrincipalArn' | 'aws:SourceArn';
  /** An ARN or an ARN pattern. */
  readonly arns: string;
  /** ARN pattern of senders that `arns` matches but that must not send. */
  readonly except?: string | undefined;
}

interface Statement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly Action?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

/**
 * Whether a queue's policy denies sending to everybody but these senders. An Allow is not enough:
 * principals of the account with sqs:SendMessage do not need one. Statements that deny more or less
 * do not count.
 */
export function deniesOtherSenders(policy: string | undefined, { key, arns, except }: Senders) {
  const denied = readStatements(policy).filter(deniesSendingToAll);
  const has = (operators: readonly string[], arn: string) =>
    denied.some(({ Condition }) => isOnly(Condition, operators, key, arn));
  return (
    has(['ArnNotEquals', 'ArnNotLike'], arns) &&
    (except === undefined || has(['ArnLike', 'ArnEquals'], except))
  );
}

function readStatements(policy: string | undefined): readonly Statement[] {
  try {
    const { Statement = [] } = JSON.parse(policy || '{}') ?? {};
    return [Statement].flat();
  } catch {
    return [];
  }
}

function deniesSendingToAll({ Effect, Principal, Action }: Statement): boolean {
  const isAll = Principal === '*' || (isRecord(Principal) && list(Principal['AWS']).includes('*'));
  const isSending = list(Action).some((action) =>
    ['*', 'sqs:*', 'sqs:sendmessage'].includes(String(action).toLowerCase()),
  );
  return Effect === 'Deny' && isAll && isSending;
}

/** A second condition, or a second value of a negated one, would deny less. */
function isOnly(
  condition: unknown,
  operators: readonly string[],
  key: string,
  arn: string,
): boolean {
  const [[operator = '', tested] = [], ...others] = entries(condition);
  const [[name = '', values] = [], ...otherKeys] = entries(tested);
  return (
    others.length + otherKeys.length === 0 &&
    operators.includes(operator) &&
    name.toLowerCase() === key.toLowerCase() &&
    list(values).length === 1 &&
    list(values)[0] === arn
  );
}

const entries = (value: unknown) => (isRecord(value) ? Object.entries(value) : []);

const list = (value: unknown): readonly unknown[] => [value].flat();

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
