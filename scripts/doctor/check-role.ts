import { type ContextEntry, IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import type { Connection } from '../aws/connect.ts';
import { findResource } from '../aws/find-resource.ts';
import type { GatewayStack } from '../aws/read-gateway-stack.ts';
import { formatStackOptions } from '../aws/stack-options.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';

/** Id of a webhook to check permissions for. It does not need to exist. */
const ANY_WEBHOOK = '00000000-0000-4000-8000-000000000000';

/** Asks IAM whether the function's role allows each call of the gateway for a tenant's webhooks. */
export async function checkRole(
  connection: Connection,
  stack: GatewayStack,
  target: Pick<DoctorTarget, 'tenant' | 'gateway'>,
): Promise<readonly Finding[]> {
  const roleArn = await findRole(connection, stack.name);
  if (roleArn === undefined) {
    const options = formatStackOptions({ stackName: stack.name, ...connection.given });
    return [wrong('Function: the stack has no function', `npm run deploy -- ${options}`)];
  }
  const iam = new IAMClient(connection.clientOptions);
  return Promise.all(
    listCalls(connection, stack, target, roleArn).map(async ({ what, action, resource, via }) => {
      try {
        const { EvaluationResults: [result] = [] } = await iam.send(
          new SimulatePrincipalPolicyCommand({
            PolicySourceArn: roleArn,
            ActionNames: [action],
            ResourceArns: [resource],
            ...(via !== undefined && {
              ContextEntries: [viaService(`${via}.${connection.region}`)],
            }),
          }),
        );
        return result?.EvalDecision === 'allowed'
          ? ok(`Function: can ${what}`)
          : wrong(
              `Function: cannot ${what} (${result?.EvalDecision ?? 'no decision'})`,
              `Its role ${roleArn.split('/').at(-1)} needs ${action} on ${resource}.`,
            );
      } catch (error) {
        return unknown(
          `Function: could not check whether it can ${what} (${(error as Error).message})`,
          'The check needs iam:SimulatePrincipalPolicy. --canary tests it without.',
        );
      }
    }),
  );
}

const viaService = (service: string): ContextEntry => ({
  ContextKeyName: 'kms:ViaService',
  ContextKeyType: 'string',
  ContextKeyValues: [`${service}.amazonaws.com`],
});

interface FunctionCall {
  readonly what: string;
  readonly action: string;
  readonly resource: string;
  /** The service that makes it for the function. */
  readonly via?: string;
}

function listCalls(
  { accountId, region }: Connection,
  { outputs: { secretPrefix, parkedQueueUrl, encryptionKeyArn } }: GatewayStack,
  { tenant, gateway: { bus, parkedQueue, heldQueue } }: Pick<DoctorTarget, 'tenant' | 'gateway'>,
  roleArn: string,
): readonly FunctionCall[] {
  const of = (service: string, resource: string) =>
    `arn:${roleArn.split(':')[1]}:${service}:${region}:${accountId}:${resource}`;
  const secretName = webhookSecretName(secretPrefix, ANY_WEBHOOK);
  const reading = {
    what: 'read a webhook secret',
    action: 'secretsmanager:GetSecretValue',
    resource: of('secretsmanager', `secret:${secretName}-AbCdEf`),
  };
  const sendTo = (queue: string, url: string) => ({
    what: `send to the ${queue} queue`,
    action: 'sqs:SendMessage',
    resource: of('sqs', url.split('/').at(-1) ?? ''),
  });
  // The key's policy is not read: it decides too.
  const withKey = (verb: string, action: string, via: string) =>
    encryptionKeyArn === undefined
      ? []
      : [{ what: `${verb}, by its own role`, action, resource: encryptionKeyArn, via }];
  const decrypting = withKey('decrypt a webhook secret', 'kms:Decrypt', 'secretsmanager');
  const encrypting = withKey('encrypt what it sends to queues', 'kms:GenerateDataKey', 'sqs');
  return [
    // Secrets have names without a tenant, and there is one key for all.
    ...(tenant === DEFAULT_TENANT ? [reading, ...decrypting, ...encrypting] : []),
    {
      what: `publish to the bus ${bus.name}`,
      action: 'events:PutEvents',
      resource: of('events', `event-bus/${bus.name}`),
    },
    sendTo('parked', parkedQueue.url ?? parkedQueueUrl),
    // Stacks of earlier versions have none.
    ...(heldQueue?.url === undefined ? [] : [sendTo('held', heldQueue.url)]),
  ];
}

/** @returns the ARN; undefined when the stack has no function. */
export async function findRole(
  connection: Connection,
  stackName: string,
): Promise<string | undefined> {
  const FunctionName = await findResource(connection, stackName, 'AWS::Lambda::Function');
  if (FunctionName === undefined) return undefined;
  const lambda = new LambdaClient(connection.clientOptions);
  return (await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))).Role;
}
