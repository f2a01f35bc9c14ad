import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import type { Operation } from '../operation.ts';
import { PROBLEM_MEDIA_TYPE, ProblemSchema } from '../problem.ts';
import * as z from '../zod.ts';

type Json = Record<string, unknown>;

/** Statuses of every call: unreadable input, a refused caller, an error of the server or of AWS. */
const COMMON_PROBLEMS = [400, 401, 403, 429, 500, 502, 503];

const TENANT_PARAMETER = {
  name: 'tenant',
  in: 'query',
  required: false,
  description: 'The tenant that the call is about. One that you have no role in is not found: 404.',
  schema: { type: 'string', default: DEFAULT_TENANT },
};

/** The OpenAPI 3.1 document of these operations, made from the schemas that check them. */
export function buildOpenApi(operations: Readonly<Record<string, Operation>>): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const [id, operation] of Object.entries(operations)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describeOperation(id, operation, schemas),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Momento → EventBridge gateway',
      version: '1',
      description: 'Webhooks, rules and failures. Times are ms since the epoch.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(Object.values(operations).map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      responses: {
        Problem: {
          description: 'Not a success.',
          content: {
            [PROBLEM_MEDIA_TYPE]: { schema: describeSchema(ProblemSchema, 'output', schemas) },
          },
        },
      },
      schemas,
    },
  };
}

function describeOperation(id: string, operation: Operation, schemas: Json): Json {
  const { tag, role, fieldRoles, summary, params, query, body, answer, problems } = operation;
  const parameters = [
    ...describeParameters('path', params),
    ...describeParameters('query', query),
    ...(role === 'anyone' ? [] : [TENANT_PARAMETER]),
  ];
  return {
    operationId: id,
    tags: [tag],
    summary,
    'x-role': role,
    ...(fieldRoles && { 'x-field-roles': fieldRoles }),
    // Whose IAM policy in the stack has the calls to AWS that it makes.
    ...(role !== 'anyone' && { 'x-iam-policy': role }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: !body.safeParse({}).success,
        content: { 'application/json': { schema: describeSchema(body, 'input', schemas) } },
      },
    }),
    responses: {
      [answer.status]: {
        description: summary,
        ...(answer.schema && {
          content: {
            'application/json': { schema: describeSchema(answer.schema, 'output', schemas) },
          },
        }),
      },
      ...Object.fromEntries(
        [...problems, ...COMMON_PROBLEMS, ...(role === 'anyone' ? [] : [404])].map((status) => [
          status,
          { $ref: '#/components/responses/Problem' },
        ]),
      ),
    },
  };
}

function describeParameters(place: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

/** A reference for a schema with a name, whose own text goes to `schemas`; else the schema. */
function describeSchema(schema: z.ZodType, io: 'input' | 'output', schemas: Json): unknown {
  const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io });
  for (const [name, definition] of Object.entries($defs)) schemas[name] = hoist(definition);
  return hoist(rest);
}

function hoist(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'));
}
