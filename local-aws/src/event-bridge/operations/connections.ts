import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import {
  type AuthParameters,
  connectionNameField,
  createConnectionSchema,
  listFields,
} from '../connection-fields.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { readPage } from '../page.ts';
import type { Connection } from '../store/connection-store.ts';

const nameSchema = z.strictObject({ Name: connectionNameField });

/** CreateConnection, with a name and a password or with an API key. */
export function defineCreateConnection(context: EventBridgeContext): AwsOperation {
  return defineOperation(createConnectionSchema, (request) => {
    const { Name: name, AuthorizationType, AuthParameters } = request;
    const needed = AuthorizationType === 'BASIC' ? 'BasicAuthParameters' : 'ApiKeyAuthParameters';
    if (AuthParameters[needed] === undefined) {
      throw new AwsError(
        'ValidationException',
        `Parameter AuthParameters is not valid. Reason: ${needed} must be specified.`,
      );
    }
    if (context.connections.connections.find(name) !== undefined) {
      throw new AwsError('ResourceAlreadyExistsException', `Connection ${name} already exists.`);
    }
    const { region, accountId } = context.account;
    const connection: Connection = {
      name,
      arn: `arn:aws:events:${region}:${accountId}:connection/${name}/${randomUUID()}`,
      description: request.Description ?? null,
      authorizationType: AuthorizationType,
      authParameters: AuthParameters,
      createdAt: context.clock.now(),
    };
    context.connections.connections.insert(connection);
    const { ConnectionArn, ConnectionState, CreationTime, LastModifiedTime } =
      describeConnection(connection);
    return { ConnectionArn, ConnectionState, CreationTime, LastModifiedTime };
  });
}

/** DescribeConnection. Never shows a password, a key, or another secret value. */
export function defineDescribeConnection(context: EventBridgeContext): AwsOperation {
  return defineOperation(nameSchema, ({ Name }) => {
    const connection = requireConnection(context, Name);
    return {
      ...describeConnection(connection),
      Description: connection.description ?? undefined,
      AuthParameters: hideSecrets(connection.authParameters),
    };
  });
}

/** ListConnections. */
export function defineListConnections(context: EventBridgeContext): AwsOperation {
  return defineOperation(z.strictObject(listFields), (request) => {
    const page = readPage(
      request,
      (query) =>
        context.connections.connections.list({ ...query, prefix: request.NamePrefix ?? '' }),
      ({ name }) => name,
    );
    return { Connections: page.items.map(describeConnection), ...page.token };
  });
}

/** DeleteConnection. */
export function defineDeleteConnection(context: EventBridgeContext): AwsOperation {
  return defineOperation(nameSchema, ({ Name }) => {
    const { name, arn } = requireConnection(context, Name);
    context.connections.connections.remove(name);
    return { ConnectionArn: arn, ConnectionState: 'DELETING' };
  });
}

function requireConnection(context: EventBridgeContext, name: string): Connection {
  const connection = context.connections.connections.find(name);
  if (connection !== undefined) return connection;
  throw new AwsError(
    'ResourceNotFoundException',
    `Failed to describe the connection(s). Connection '${name}' does not exist.`,
  );
}

function describeConnection({ arn, name, authorizationType, createdAt }: Connection) {
  return {
    ConnectionArn: arn,
    Name: name,
    ConnectionState: 'AUTHORIZED',
    AuthorizationType: authorizationType,
    CreationTime: createdAt / 1000,
    LastModifiedTime: createdAt / 1000,
    LastAuthorizedTime: createdAt / 1000,
  };
}

function hideSecrets(parameters: AuthParameters) {
  const { BasicAuthParameters: basic, ApiKeyAuthParameters: key } = parameters;
  const http = parameters.InvocationHttpParameters;
  const hide = (values: NonNullable<typeof http>['HeaderParameters']) =>
    values?.map(({ Value, ...rest }) => (rest.IsValueSecret ? rest : { ...rest, Value }));
  return {
    BasicAuthParameters: basic && { Username: basic.Username },
    ApiKeyAuthParameters: key && { ApiKeyName: key.ApiKeyName },
    InvocationHttpParameters: http && {
      HeaderParameters: hide(http.HeaderParameters),
      QueryStringParameters: hide(http.QueryStringParameters),
    },
  };
}
