import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import {
  type CloudWatchLogsClient,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { LOST_PAYLOAD } from '@momento-gateway/shared/lost-payload';

/** The log lines that contain the lost payload of a request, in log order. */
export async function readPayloadLines(
  client: CloudWatchLogsClient,
  logGroupName: string,
  requestId: string,
): Promise<string[]> {
  const filterPattern = `{ $.message = "${LOST_PAYLOAD}" && $.requestId = "${requestId}" }`;
  const lines: string[] = [];
  for await (const { events = [] } of paginateFilterLogEvents(
    { client },
    { logGroupName, filterPattern },
  )) {
    lines.push(...events.map(({ message = '' }) => message));
  }
  return lines;
}

/** @throws Error that names the file. */
export async function readText(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Error(`Could not read ${path}: ${(error as Error).message}`, { cause: error });
  }
}
