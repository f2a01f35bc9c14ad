import type { GatewayConfig } from '../config.ts';
import type { GatewayPorts } from '../create-gateway.ts';
import { createAwsCaller } from './aws-caller.ts';
import { createReadSecret } from './get-secret-value.ts';
import { createPutEntry } from './put-events.ts';
import { createSendFailure } from './send-message.ts';

/** @param now ms since the epoch */
export function createAwsPorts(config: GatewayConfig, now: () => number): GatewayPorts {
  const { region, credentials, endpoints, parkedQueueUrl } = config;
  const aws = { region, credentials, now };
  return {
    readSecret: createReadSecret(
      createAwsCaller({ ...aws, service: 'secretsmanager', endpoint: endpoints.secretsManager }),
    ),
    putEntry: createPutEntry(
      createAwsCaller({ ...aws, service: 'events', endpoint: endpoints.eventBridge }),
    ),
    sendFailure: createSendFailure(
      createAwsCaller({ ...aws, service: 'sqs', endpoint: endpoints.sqs }),
      parkedQueueUrl,
    ),
  };
}
