import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { parsePolicy } from '../../policy/policy-document.ts';
import { describeLimitField, nextTokenField } from '../log-fields.ts';
import type { LogsContext } from '../logs-context.ts';
import { decodePlace, encodePlace } from '../place-token.ts';
import type { ResourcePolicy } from '../resource-policy-store.ts';

const MAX_POLICIES = 10;

const policyNameField = z.string().min(1).max(256);

export function definePutResourcePolicy(context: LogsContext): AwsOperation {
  const input = z.strictObject({
    policyName: policyNameField,
    policyDocument: z.string().min(1).max(5120),
  });
  return defineOperation(input, (request) => {
    requirePolicyDocument(request.policyDocument);
    const policies = context.policies.list({ after: '', limit: MAX_POLICIES });
    const isKnown = policies.some(({ name }) => name === request.policyName);
    if (!isKnown && policies.length === MAX_POLICIES) {
      throw new AwsError('LimitExceededException', 'Resource limit exceeded.');
    }
    const policy = {
      name: request.policyName,
      document: request.policyDocument,
      updatedAt: context.clock.now(),
    };
    context.policies.put(policy);
    return { resourcePolicy: describePolicy(policy) };
  });
}

export function defineDescribeResourcePolicies(context: LogsContext): AwsOperation {
  const input = z.strictObject({ nextToken: nextTokenField, limit: describeLimitField });
  return defineOperation(input, (request) => {
    const size = request.limit ?? 50;
    const [after = ''] = decodePlace('p', request.nextToken);
    const policies = context.policies.list({ after, limit: size + 1 });
    const page = policies.slice(0, size);
    return {
      resourcePolicies: page.map(describePolicy),
      nextToken: policies.length > size ? encodePlace('p', [page.at(-1)?.name ?? '']) : undefined,
    };
  });
}

export function defineDeleteResourcePolicy(context: LogsContext): AwsOperation {
  return defineOperation(z.strictObject({ policyName: policyNameField }), (request) => {
    if (!context.policies.remove(request.policyName)) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Policy with name [${request.policyName}] does not exist`,
      );
    }
    return {};
  });
}

function describePolicy(policy: ResourcePolicy) {
  return {
    policyName: policy.name,
    policyDocument: policy.document,
    lastUpdatedTime: policy.updatedAt,
  };
}

function requirePolicyDocument(text: string): void {
  if (parsePolicy(text) !== undefined) return;
  throw new AwsError('InvalidParameterException', 'Invalid resource policy document.');
}
