import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import {
  arnField,
  descriptionField,
  nextTokenField,
  pageLimitField,
} from '../event-bridge-fields.ts';
import { readPage } from '../page.ts';
import { requireEventPattern } from '../require-event-pattern.ts';
import { requireBus } from '../require-resource.ts';
import { formatBusArn, parseResourceArn } from '../resource-arn.ts';
import type { Archive } from '../store/archive-store.ts';

export const archiveNameField = z
  .string()
  .min(1)
  .max(48)
  .regex(/^[.\-_A-Za-z0-9]+$/);

const settingFields = {
  Description: descriptionField,
  EventPattern: z.string().max(4096).optional(),
  RetentionDays: z.int().min(0).optional(),
};

/** CreateArchive. */
export function defineCreateArchive(context: EventBridgeContext): AwsOperation {
  const schema = z.strictObject({
    ArchiveName: archiveNameField,
    EventSourceArn: arnField,
    ...settingFields,
  });
  return defineOperation(schema, (request) => {
    const { ArchiveName: name, EventPattern, RetentionDays = 0 } = request;
    if (context.archives.find(name) !== undefined) {
      throw new AwsError('ResourceAlreadyExistsException', `Archive ${name} already exists.`);
    }
    const busName = requireSource(context, request.EventSourceArn);
    if (EventPattern !== undefined) requireEventPattern(EventPattern);
    const archive: Archive = {
      name,
      busName,
      description: request.Description ?? null,
      eventPattern: EventPattern ?? null,
      retentionDays: RetentionDays,
      createdAt: context.clock.now(),
    };
    context.archives.put(archive);
    context.archiving.forget(busName);
    return describeAnswer(context, archive);
  });
}

/** UpdateArchive. What is not given stays. */
export function defineUpdateArchive(context: EventBridgeContext): AwsOperation {
  const schema = z.strictObject({ ArchiveName: archiveNameField, ...settingFields });
  return defineOperation(schema, (request) => {
    const before = requireArchive(context, request.ArchiveName);
    if (request.EventPattern !== undefined) requireEventPattern(request.EventPattern);
    const archive: Archive = {
      ...before,
      description: request.Description ?? before.description,
      eventPattern: request.EventPattern ?? before.eventPattern,
      retentionDays: request.RetentionDays ?? before.retentionDays,
    };
    context.archives.put(archive);
    context.archiving.forget(archive.busName);
    return describeAnswer(context, archive);
  });
}

/** DescribeArchive. Its counts are right at once; those of AWS lag behind by a day. */
export function defineDescribeArchive(context: EventBridgeContext): AwsOperation {
  return defineOperation(z.strictObject({ ArchiveName: archiveNameField }), (request) => {
    const archive = requireArchive(context, request.ArchiveName);
    return {
      ...describeArchive(context, archive),
      ArchiveArn: formatArchiveArn(context, archive.name),
      Description: archive.description ?? undefined,
      EventPattern: archive.eventPattern ?? undefined,
    };
  });
}

/** ListArchives. */
export function defineListArchives(context: EventBridgeContext): AwsOperation {
  const schema = z.strictObject({
    NamePrefix: archiveNameField.optional(),
    EventSourceArn: arnField.optional(),
    State: z.string().optional(),
    NextToken: nextTokenField,
    Limit: pageLimitField,
  });
  return defineOperation(schema, (request) => {
    const isOther = request.State !== undefined && request.State !== 'ENABLED';
    const source = request.EventSourceArn;
    const busName = source === undefined ? null : (readBus(context, source) ?? '');
    const query = { prefix: request.NamePrefix ?? '', busName };
    const page = readPage(
      request,
      (place) => (isOther ? [] : context.archives.list({ ...query, ...place })),
      ({ name }) => name,
    );
    const Archives = page.items.map((archive) => describeArchive(context, archive));
    return { Archives, ...page.token };
  });
}

/** DeleteArchive, with its events. */
export function defineDeleteArchive(context: EventBridgeContext): AwsOperation {
  return defineOperation(z.strictObject({ ArchiveName: archiveNameField }), (request) => {
    const { name, busName } = requireArchive(context, request.ArchiveName);
    context.archives.remove(name);
    context.archiving.forget(busName);
    return {};
  });
}

export function formatArchiveArn({ account }: EventBridgeContext, name: string): string {
  return `arn:aws:events:${account.region}:${account.accountId}:archive/${name}`;
}

/** Throws ResourceNotFoundException. */
export function requireArchive(context: EventBridgeContext, name: string): Archive {
  const archive = context.archives.find(name);
  if (archive !== undefined) return archive;
  throw new AwsError('ResourceNotFoundException', `Archive ${name} does not exist.`);
}

function requireSource(context: EventBridgeContext, arn: string): string {
  const busName = readBus(context, arn);
  if (busName === undefined) {
    throw new AwsError(
      'ValidationException',
      'Parameter EventSourceArn is not valid. Reason: Must contain an event bus ARN.',
    );
  }
  return requireBus(context, busName).name;
}

function readBus(context: EventBridgeContext, arn: string): string | undefined {
  const resource = parseResourceArn(context.account, arn);
  return resource?.kind === 'bus' ? resource.busName : undefined;
}

function describeAnswer(context: EventBridgeContext, archive: Archive) {
  return {
    ArchiveArn: formatArchiveArn(context, archive.name),
    State: 'ENABLED',
    CreationTime: archive.createdAt / 1000,
  };
}

function describeArchive(context: EventBridgeContext, archive: Archive) {
  context.archiving.expire();
  const { count, bytes } = context.archives.sizeOf(archive.name);
  return {
    ArchiveName: archive.name,
    EventSourceArn: formatBusArn(context.account, archive.busName),
    State: 'ENABLED',
    RetentionDays: archive.retentionDays,
    SizeBytes: bytes,
    EventCount: count,
    CreationTime: archive.createdAt / 1000,
  };
}
