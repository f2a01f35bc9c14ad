import { type KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';

interface Record {
  readonly StreamARN: string;
  readonly PartitionKey: string | undefined;
  readonly Data: Uint8Array;
}

export async function putInStream(
  kinesis: KinesisClient,
  record: Record,
  abortSignal: AbortSignal,
): Promise<void> {
  await kinesis.send(new PutRecordCommand(record), { abortSignal });
}
