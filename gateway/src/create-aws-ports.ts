import { createAwsCaller } from './aws/aws-caller.ts';
import { createReadSecret } from './aws/get-secret-value.ts';
import { createPutEntry } from './aws/put-events.ts';
import { createSendFailure } from './aws/send-message.ts';
import { type GatewayConfig, readTraceHeader } from './config.ts';
import type { GatewayPorts } from './create-gateway.ts';

/**
 * @param now ms since the epoch
 * @param readTrace the X-Ray trace of the call that is being handled
 */
export function createAwsPorts(
  config: GatewayConfig,
  now: () => number,
  readTrace: () => string | undefined = readTraceHeader,
): GatewayPorts {
  const { region, credentials, endpoints } = config;
  const aws = { region, credentials, now };
  return {
    readSecret: createReadSecret(
      createAwsCaller({ ...aws, service: 'secretsmanager', endpoint: endpoints.secretsManager }),
    ),
    putEntry: createPutEntry(
      createAwsCaller({ ...aws, service: 'events', endpoint: endpoints.eventBridge }),
      config.isTraced ? readTrace : undefined,
    ),
    sendFailure: createSendFailure(
      createAwsCaller({ ...aws, service: 'sqs', endpoint: endpoints.sqs }),
    ),
  };
}
