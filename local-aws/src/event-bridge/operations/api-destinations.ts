import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import {
  connectionNameField,
  createApiDestinationSchema,
  listFields,
} from '../connection-fields.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { arnField } from '../event-bridge-fields.ts';
import { readPage } from '../page.ts';
import type { ApiDestination } from '../store/connection-store.ts';

const nameSchema = z.strictObject({ Name: connectionNameField });

/** CreateApiDestination. The endpoint may be `http`, unlike on AWS: it is on this machine. */
export function defineCreateApiDestination(context: EventBridgeContext): AwsOperation {
  return defineOperation(createApiDestinationSchema, (request) => {
    const { Name: name, InvocationEndpoint: endpoint, ConnectionArn: connectionArn } = request;
    if (!/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) {
      throw new AwsError(
        'ValidationException',
        'Parameter InvocationEndpoint is not valid. Reason: it must be an HTTPS URL.',
      );
    }
    if (context.connections.connections.findByArn(connectionArn) === undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Connection '${connectionArn}' does not exist.`,
      );
    }
    if (context.connections.destinations.find(name) !== undefined) {
      throw new AwsError(
        'ResourceAlreadyExistsException',
        `An api-destination '${name}' already exists.`,
      );
    }
    const { region, accountId } = context.account;
    const destination: ApiDestination = {
      name,
      arn: `arn:aws:events:${region}:${accountId}:api-destination/${name}/${randomUUID()}`,
      description: request.Description ?? null,
      connectionArn,
      endpoint,
      method: request.HttpMethod,
      ratePerSecond: request.InvocationRateLimitPerSecond,
      createdAt: context.clock.now(),
    };
    context.connections.destinations.insert(destination);
    const { ApiDestinationArn, ApiDestinationState, CreationTime, LastModifiedTime } =
      describeDestination(context, destination);
    return { ApiDestinationArn, ApiDestinationState, CreationTime, LastModifiedTime };
  });
}

/** DescribeApiDestination. */
export function defineDescribeApiDestination(context: EventBridgeContext): AwsOperation {
  return defineOperation(nameSchema, ({ Name }) => {
    const destination = requireDestination(context, Name);
    const description = destination.description ?? undefined;
    return { ...describeDestination(context, destination), Description: description };
  });
}

/** ListApiDestinations, of one connection if `ConnectionArn` is given. */
export function defineListApiDestinations(context: EventBridgeContext): AwsOperation {
  const schema = z.strictObject({ ...listFields, ConnectionArn: arnField.optional() });
  return defineOperation(schema, (request) => {
    const page = readPage(
      request,
      (query) =>
        context.connections.destinations.list({ ...query, prefix: request.NamePrefix ?? '' }),
      ({ name }) => name,
    );
    const listed = page.items.filter(
      ({ connectionArn }) =>
        request.ConnectionArn === undefined || connectionArn === request.ConnectionArn,
    );
    const ApiDestinations = listed.map((item) => describeDestination(context, item));
    return { ApiDestinations, ...page.token };
  });
}

/** DeleteApiDestination. */
export function defineDeleteApiDestination(context: EventBridgeContext): AwsOperation {
  return defineOperation(nameSchema, ({ Name }) => {
    context.connections.destinations.remove(requireDestination(context, Name).name);
    return {};
  });
}

function requireDestination(context: EventBridgeContext, name: string): ApiDestination {
  const destination = context.connections.destinations.find(name);
  if (destination !== undefined) return destination;
  throw new AwsError(
    'ResourceNotFoundException',
    `Failed to describe the api-destination(s). An api-destination '${name}' does not exist.`,
  );
}

function describeDestination(context: EventBridgeContext, destination: ApiDestination) {
  const hasConnection =
    context.connections.connections.findByArn(destination.connectionArn) !== undefined;
  return {
    ApiDestinationArn: destination.arn,
    Name: destination.name,
    ApiDestinationState: hasConnection ? 'ACTIVE' : 'INACTIVE',
    ConnectionArn: destination.connectionArn,
    InvocationEndpoint: destination.endpoint,
    HttpMethod: destination.method,
    InvocationRateLimitPerSecond: destination.ratePerSecond,
    CreationTime: destination.createdAt / 1000,
    LastModifiedTime: destination.createdAt / 1000,
  };
}
