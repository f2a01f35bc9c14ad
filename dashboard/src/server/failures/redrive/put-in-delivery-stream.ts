import { type FirehoseClient, PutRecordCommand } from '@aws-sdk/client-firehose';

export async function putInDeliveryStream(
  firehose: FirehoseClient,
  DeliveryStreamName: string,
  Data: Uint8Array,
  abortSignal: AbortSignal,
): Promise<void> {
  const command = new PutRecordCommand({ DeliveryStreamName, Record: { Data } });
  await firehose.send(command, { abortSignal });
}
