import { z } from 'zod';
import {
  arnField,
  descriptionField,
  nextTokenField,
  pageLimitField,
} from './event-bridge-fields.ts';

export const connectionNameField = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[.\-_A-Za-z0-9]+$/);

export const listFields = {
  NamePrefix: connectionNameField.optional(),
  NextToken: nextTokenField,
  Limit: pageLimitField,
};

const parametersField = z
  .array(
    z.strictObject({
      Key: z.string().max(512),
      Value: z.string().max(512),
      IsValueSecret: z.boolean().optional(),
    }),
  )
  .max(100)
  .optional();

const textField = z.string().min(1).max(512);

const authParametersSchema = z.strictObject({
  BasicAuthParameters: z.strictObject({ Username: textField, Password: textField }).optional(),
  ApiKeyAuthParameters: z
    .strictObject({ ApiKeyName: textField, ApiKeyValue: textField })
    .optional(),
  InvocationHttpParameters: z
    .strictObject({ HeaderParameters: parametersField, QueryStringParameters: parametersField })
    .optional(),
});

export type AuthParameters = z.output<typeof authParametersSchema>;

export const createConnectionSchema = z.strictObject({
  Name: connectionNameField,
  Description: descriptionField,
  AuthorizationType: z.enum(['BASIC', 'API_KEY']),
  AuthParameters: authParametersSchema,
});

export const createApiDestinationSchema = z.strictObject({
  Name: connectionNameField,
  Description: descriptionField,
  ConnectionArn: arnField,
  InvocationEndpoint: z.string().min(1).max(2048),
  HttpMethod: z.enum(['POST', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']),
  InvocationRateLimitPerSecond: z.int().min(1).default(300),
});
