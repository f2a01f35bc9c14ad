import { type AwsCallerOptions, createAwsCaller } from './aws/aws-caller.ts';
import { createReadSecret } from './aws/get-secret-value.ts';
import { createHttpSender } from './aws/http-sender.ts';
import { createPutEntry } from './aws/put-events.ts';
import { createSendMessage } from './aws/send-message.ts';
import { type GatewayConfig, readTraceHeader } from './config.ts';
import type { GatewayPorts } from './create-gateway.ts';

export interface AwsPorts extends GatewayPorts {
  /** Opens the connections of a first call. Resolves when they are open, or at the latest in time. */
  readonly openConnections: (timeoutMs: number) => Promise<unknown>;
}

/**
 * @param now ms since the epoch
 * @param readTrace the X-Ray trace of the call that is being handled
 * @param createSender makes what sends the calls to an endpoint
 */
export function createAwsPorts(
  config: GatewayConfig,
  now: () => number,
  readTrace: () => string | undefined = readTraceHeader,
  createSender = createHttpSender,
): AwsPorts {
  const { region, credentials, endpoints } = config;
  const connect = (service: AwsCallerOptions['service'], endpoint: URL) =>
    createAwsCaller({ region, credentials, now, service, endpoint, createSender });
  const secrets = connect('secretsmanager', endpoints.secretsManager);
  const events = connect('events', endpoints.eventBridge);
  const sqs = connect('sqs', endpoints.sqs);
  return {
    readSecret: createReadSecret(secrets.call),
    putEntry: createPutEntry(events.call, config.isTraced ? readTrace : undefined),
    sendMessage: createSendMessage(sqs.call),
    openConnections: (timeoutMs) =>
      Promise.all([secrets, events].map(({ open }) => open(timeoutMs))),
  };
}
