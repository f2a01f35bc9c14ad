import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { resolveEndpoint } from './resolve-endpoint.ts';

const CLIENTS = {
  events: EventBridgeClient,
  secretsmanager: SecretsManagerClient,
  sqs: SQSClient,
};

test.each([
  'us-east-1',
  'eu-central-1',
  'ap-southeast-7',
  'il-central-1',
  'cn-north-1',
  'cn-northwest-1',
  'us-gov-west-1',
  'us-gov-east-1',
  'eusc-de-east-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
])("the endpoints of %s are those of AWS's own clients", (region) => {
  for (const service of ['events', 'secretsmanager', 'sqs'] as const) {
    const { endpointProvider } = new CLIENTS[service]({ region }).config;
    const { url } = endpointProvider({ Region: region });
    expect(resolveEndpoint(service, region).href).toBe(url.href);
  }
});
