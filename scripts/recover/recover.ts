import { joinPayload, listLines } from './join-payload.ts';
import { judgeEvent } from './judge-event.ts';
import type { EventSource, RecoverOptions } from './options.ts';
import { publishEvent } from './publish-event.ts';
import { readPayloadLines, readText } from './read-payload.ts';
import type { RecoverGateway } from './recover-gateway.ts';
import { recoverHeld } from './recover-held.ts';
import { type TakenMessage, takeParkedMessage } from './take-parked-message.ts';

type Print = (line: string) => void;

/** Publishes one event, or held calls. @throws Error that says why it was not published, or what remains to do. */
export async function recover(
  gateway: RecoverGateway,
  { source, dryRun }: Pick<RecoverOptions, 'source' | 'dryRun'>,
  signal: AbortSignal,
  print: Print,
): Promise<void> {
  if (source.kind === 'held') return recoverHeld(gateway, { ...source, dryRun }, signal, print);
  if (source.kind !== 'queue') {
    const message = await readMessage(gateway, source);
    return publish(gateway, { message, dryRun }, signal, print);
  }
  const queueUrl = await gateway.findParkedQueue();
  const taken = await takeParkedMessage(gateway.sqs, queueUrl, source.messageId, signal);
  await publish(gateway, { message: taken.body, taken, dryRun }, signal, print);
}

async function readMessage(
  { logs, logGroupName }: RecoverGateway,
  source: Exclude<EventSource, { kind: 'queue' | 'held' }>,
): Promise<string> {
  if (source.kind === 'file') return (await readText(source.path)).trim();
  const { requestId, path } = source;
  const lines =
    path === undefined
      ? await readPayloadLines(logs, logGroupName, requestId)
      : listLines(await readText(path));
  return joinPayload(lines, requestId);
}

interface Found {
  readonly message: string;
  /** When the event is in the parked queue. */
  readonly taken?: TakenMessage;
  readonly dryRun: boolean;
}

async function publish(
  gateway: RecoverGateway,
  { message, taken, dryRun }: Found,
  signal: AbortSignal,
  print: Print,
): Promise<void> {
  try {
    const { event, webhookName, busName } = await judgeEvent(message, gateway, taken !== undefined);
    const { entry, sequenceNumber, requestId, webhookId } = event;
    print(
      `Event    ${entry.DetailType}, sequence number ${sequenceNumber}, request id ${requestId}`,
    );
    print(`         published to Momento at ${new Date(entry.Time).toISOString()}`);
    print(`Webhook  ${webhookId} ${webhookName}`);
    if (dryRun) {
      const then = taken === undefined ? '' : ' and delete it from the parked queue';
      print(`Dry run: would publish it to the bus ${busName}${then}.`);
      await taken?.release();
      return;
    }
    signal.throwIfAborted();
    const eventId = await publishEvent(gateway, busName, event.entry);
    print(`Published to the bus ${busName} with the id ${eventId}.`);
  } catch (error) {
    await taken?.release();
    throw error;
  }
  await taken?.remove().catch((error: Error) => {
    throw new Error(
      `The event is published, but still in the parked queue (${error.message}). Delete it in the dashboard, under Failures. A redrive would publish it again.`,
      { cause: error },
    );
  });
  if (taken !== undefined) print('Deleted from the parked queue.');
}
