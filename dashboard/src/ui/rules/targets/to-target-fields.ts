import type { RuleTarget } from '@momento-gateway/api/rules/target';
import { checkTargetArn, ROLE_TYPES, type TargetType } from '@momento-gateway/api/rules/target-arn';
import { formatJson } from '../../elements/format-json.ts';
import { toInputFields } from './input-fields.ts';
import { NEW_TARGET, type TargetFields } from './target-fields.ts';

/**
 * @param deadLetterQueueUrl of the gateway's own queue, which is a choice of its own
 * @returns undefined for a target that the form cannot express
 */
export function toTargetFields(
  target: RuleTarget,
  deadLetterQueueUrl: string | undefined,
): TargetFields | undefined {
  const { id, arn, roleArn = '', deadLetterArn, retry, input } = target;
  if (checkTargetArn('other', arn) !== undefined) return undefined;
  const isOwn = deadLetterArn !== undefined && isQueueOf(deadLetterArn, arn, deadLetterQueueUrl);
  return {
    ...NEW_TARGET,
    targetId: id,
    arn,
    roleArn,
    ...toTypeFields(target),
    ...(deadLetterArn === undefined
      ? { deadLetter: 'none' }
      : isOwn
        ? { deadLetter: 'failures' }
        : { deadLetter: 'other', deadLetterArn }),
    ...(retry !== undefined && {
      retry: 'own',
      attempts: String(retry.attempts),
      maxAgeSeconds: String(retry.maxAgeSeconds),
    }),
    ...toInputFields(input),
  };
}

/** The general editor shows what that of the target's own type has no field for. */
function toTypeFields(target: RuleTarget): Partial<TargetFields> {
  const { arn, parameters } = target;
  const type = findEditor(target);
  const json = parameters === undefined ? '' : formatJson(parameters);
  if (type === 'lambda') {
    const functionArn = arn.split(':').slice(0, 7).join(':');
    return { type, arn: functionArn, version: arn === functionArn ? '' : arn };
  }
  return type === 'sqs' ? { type, group: readGroup(parameters) ?? '' } : { type, parameters: json };
}

function findEditor({ type, arn, roleArn, parameters }: RuleTarget): TargetType {
  const hasRoleField = ROLE_TYPES.has(type);
  const isExpressed =
    checkTargetArn(type, arn) === undefined &&
    hasRoleField === (roleArn !== undefined) &&
    (type === 'api-destination' ||
      parameters === undefined ||
      (type === 'sqs' && readGroup(parameters) !== undefined));
  return isExpressed ? type : 'other';
}

/** The message group, where there are no other parameters. */
function readGroup(parameters: RuleTarget['parameters'] = {}): string | undefined {
  const [[name, value] = [], ...others] = Object.entries(parameters);
  if (name !== 'SqsParameters' || others.length > 0) return undefined;
  const { MessageGroupId } = value as { readonly MessageGroupId?: string };
  return MessageGroupId;
}

/** A queue with this name in another account or Region is a different queue. */
function isQueueOf(queueArn: string, targetArn: string, url = ''): boolean {
  const [, , , region, accountId, name] = queueArn.split(':');
  return url.endsWith(`/${accountId}/${name}`) && region === targetArn.split(':')[3];
}
