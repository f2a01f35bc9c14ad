import { ROLES, type Role } from '@momento-gateway/shared/role';
import { POLICY_OUTPUTS, STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import { AUDIT_LOG_GROUP, arnOf, QUEUES, STACK } from './dashboard-requests.ts';
import { evaluate } from './evaluate.ts';

export interface TemplateJson {
  readonly Resources: Readonly<Record<string, { Type: string; Properties: never }>>;
  readonly Outputs: Readonly<Record<string, { Value: never }>>;
}

interface LambdaProperties {
  /** Shortened in the one-file template. */
  readonly Role: { readonly 'Fn::GetAtt'?: readonly string[]; readonly 'Fn::Sub'?: string };
}

interface Document {
  readonly Statement: readonly { readonly Action: string | readonly string[] }[];
}

/** A managed policy of the stack, as IAM gets it. */
export interface RolePolicy {
  readonly logicalId: string;
  readonly description: string;
  readonly document: Document;
  /** All policies that somebody of the role has. */
  readonly documents: readonly Document[];
}

/**
 * The policies of a stack, as AWS gets them.
 *
 * @param given values of the template's parameters, conditions, and pseudo parameters.
 */
export function readPolicies(
  template: TemplateJson | object,
  given: Readonly<Record<string, string>>,
) {
  const { Resources, Outputs } = template as TemplateJson;
  const refOf = (output: string): string => {
    const { Ref = '' } = (Outputs[output]?.Value ?? {}) as { Ref?: string };
    return Ref;
  };
  const [parkedId, deadLettersId, heldId, topicId, logsId, auditId] = [
    STACK_OUTPUTS.parkedQueueUrl,
    STACK_OUTPUTS.deadLetterQueueUrl,
    STACK_OUTPUTS.heldQueueUrl,
    STACK_OUTPUTS.alarmTopicArn,
    STACK_OUTPUTS.logGroupName,
    STACK_OUTPUTS.auditLogGroupName,
  ].map(refOf);
  const [lambda] = Object.values(Resources).filter(
    ({ Type, Properties }) =>
      Type === 'AWS::Lambda::Function' && JSON.stringify(Properties).includes('PARKED_QUEUE_URL'),
  );
  const { Role } = (lambda?.Properties ?? {}) as Partial<LambdaProperties>;
  const roleId = Role?.['Fn::GetAtt']?.[0] ?? /\w+/.exec(Role?.['Fn::Sub'] ?? '')?.[0] ?? '';
  const values = {
    ...given,
    [`${parkedId}.Arn`]: QUEUES.parked,
    [`${deadLettersId}.Arn`]: QUEUES.deadLetters,
    [`${heldId}.Arn`]: QUEUES.held,
    [`${roleId}.Arn`]: arnOf('iam', 'role/gateway'),
    [`${topicId}`]: arnOf('sns', 'alarms'),
    [`${logsId}`]: `${STACK}-Logs`,
    [`${logsId}.Arn`]: arnOf('logs', `log-group:${STACK}-Logs:*`),
    [`${auditId}`]: AUDIT_LOG_GROUP,
    [`${auditId}.Arn`]: arnOf('logs', `log-group:${AUDIT_LOG_GROUP}:*`),
  };
  const evaluated = <Read>(node: unknown) => evaluate(node, values) as Read;
  const findPolicy = (type: string, holds: (properties: never) => boolean) => {
    const found = Object.values(Resources).find(
      ({ Type, Properties }) => Type === type && holds(Properties),
    );
    return evaluated<{ PolicyDocument: Document }>(found?.Properties).PolicyDocument;
  };
  const ofQueue = (id: string | undefined) =>
    findPolicy('AWS::SQS::QueuePolicy', ({ Queues }: { Queues: { Ref: string }[] }) =>
      Queues.some(({ Ref }) => Ref === id),
    );
  const readRole = (name: Role) => {
    const logicalId = refOf(STACK_OUTPUTS[POLICY_OUTPUTS[name]]);
    const { Description, PolicyDocument } = evaluated<{
      Description: string;
      PolicyDocument: Document;
    }>(Resources[logicalId]?.Properties);
    return { logicalId, description: Description, document: PolicyDocument };
  };
  const { Policies } = evaluated<{ Policies: { PolicyDocument: Document }[] }>(
    Resources[roleId]?.Properties,
  );
  const [viewer, operator, admin, owner] = ROLES.map(readRole) as [
    RolePolicy,
    RolePolicy,
    RolePolicy,
    RolePolicy,
  ];
  const ofAdmin = [viewer.document, operator.document, admin.document];
  return {
    roles: {
      viewer: { ...viewer, documents: [viewer.document] },
      operator: { ...operator, documents: [viewer.document, operator.document] },
      admin: { ...admin, documents: ofAdmin },
      owner: { ...owner, documents: [...ofAdmin, owner.document] },
    },
    lambda: {
      arn: values[`${roleId}.Arn`] ?? '',
      policies: Policies.map(({ PolicyDocument }) => PolicyDocument),
    },
    parked: ofQueue(parkedId),
    deadLetters: ofQueue(deadLettersId),
    held: ofQueue(heldId),
    topic: {
      arn: arnOf('sns', 'alarms'),
      policy: findPolicy('AWS::SNS::TopicPolicy', () => true),
    },
  };
}
