import type { AwsClients } from '../aws/create-aws-clients.ts';

/** The clients of a process, without whatever else is beside them. */
export function clientsOf(context: AwsClients): AwsClients {
  const { events, secrets, sqs, logs, cloudWatch, quotas, tagging, targetClients } = context;
  return { events, secrets, sqs, logs, cloudWatch, quotas, tagging, targetClients };
}
