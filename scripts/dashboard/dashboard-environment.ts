import type { Connection } from '../aws/connect.ts';
import type { GatewayOutputs } from '../aws/read-gateway-stack.ts';

/** The dashboard's environment for a deployed gateway. */
export function dashboardEnvironment(
  { environment }: Pick<Connection, 'environment'>,
  outputs: GatewayOutputs,
): NodeJS.ProcessEnv {
  return {
    ...environment,
    FUNCTION_URL: outputs.gatewayUrl,
    EVENT_BUS_NAME: outputs.eventBusName,
    PARKED_QUEUE_URL: outputs.parkedQueueUrl,
    DEAD_LETTER_QUEUE_URL: outputs.deadLetterQueueUrl,
    // Stacks of earlier versions have none.
    HELD_QUEUE_URL: outputs.heldQueueUrl,
    SECRET_PREFIX: outputs.secretPrefix,
    LOG_GROUP_NAME: outputs.logGroupName,
    // Of this stack, whatever the user's environment says; stacks of earlier versions have none.
    AUDIT_LOG_GROUP_NAME: outputs.auditLogGroupName,
    ENCRYPTION_KEY_ARN: outputs.encryptionKeyArn,
    ...(outputs.targetPolicies !== undefined && { TARGET_POLICIES: outputs.targetPolicies }),
  };
}
