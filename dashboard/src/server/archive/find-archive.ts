import {
  type ArchiveState,
  DescribeArchiveCommand,
  type DescribeArchiveResponse,
  ListArchivesCommand,
} from '@aws-sdk/client-eventbridge';
import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { readPages } from '../aws/read-pages.ts';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';

const ENABLED: ArchiveState = 'ENABLED';

/** An archive, and the bus that it is of. */
export interface FoundArchive {
  readonly arn: string;
  readonly busArn: string;
  readonly described: DescribeArchiveResponse;
}

export const readArchive: Handler<'readArchive', BaseContext> = async (context) => {
  const found = await findArchive(context);
  if (isRefusal(found)) return found.refusal === 'archive-not-found' ? { archive: null } : found;
  const { described } = found;
  const archive = {
    name: described.ArchiveName ?? '',
    retentionDays: described.RetentionDays ?? 0,
    eventCount: described.EventCount ?? 0,
    sizeBytes: described.SizeBytes ?? 0,
    createdAt: described.CreationTime?.getTime() ?? 0,
  };
  return { archive };
};

/** The bus's first enabled archive, by name, that keeps Momento's events. */
export async function findArchive({
  events,
  config,
  findBus,
}: BaseContext): Promise<FoundArchive | Refusal> {
  const busArn = await findBus(config.busName);
  if (busArn === undefined) return { refusal: 'bus-not-found', name: config.busName };
  const pages = await readPages((NextToken) =>
    events.send(new ListArchivesCommand({ EventSourceArn: busArn, NextToken })),
  );
  const listed = pages
    .flatMap(({ Archives = [] }) => Archives)
    .filter(({ State }) => State === ENABLED);
  for (const { ArchiveName } of listed) {
    const described = await describeArchive({ events }, ArchiveName);
    const arn = described?.ArchiveArn;
    if (described !== undefined && arn !== undefined && keepsMomento(described.EventPattern)) {
      return { arn, busArn, described };
    }
  }
  return { refusal: 'archive-not-found', name: config.busName };
}

async function describeArchive(
  { events }: Pick<BaseContext, 'events'>,
  ArchiveName: string | undefined,
): Promise<DescribeArchiveResponse | undefined> {
  try {
    return await events.send(new DescribeArchiveCommand({ ArchiveName }));
  } catch (error) {
    // Deleted since it was listed.
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}

function keepsMomento(text: string | undefined): boolean {
  if (text === undefined) return true;
  const { source } = parsePattern(text) ?? {};
  return source === undefined || (Array.isArray(source) && source.includes(EVENT_SOURCE));
}
