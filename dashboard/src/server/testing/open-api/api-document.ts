import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Api } from '../start-api.ts';

type Json = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: Json;
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: { readonly 'application/json': { readonly schema: Json } };
  };
  readonly responses: Readonly<Record<string, Json>>;
}

/** One operation of the served OpenAPI document, with what checks its input and its answers. */
export interface DocumentedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly (Parameter & { readonly check: ValidateFunction })[];
  readonly body: { readonly required: boolean; readonly check: ValidateFunction } | undefined;
  readonly bodyFields: ReadonlySet<string>;
  /** All statuses that are documented. */
  readonly statuses: readonly number[];
  /** Undefined for an answer without content. */
  readonly checkAnswer: (status: number) => ValidateFunction | undefined;
}

/** Reads the document as any client does: from the API. */
export async function readDocument(api: Api): Promise<readonly DocumentedOperation[]> {
  const { body: document } = await api.call('GET', '/api/openapi.json');
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'api', false, false);
  const at = (...steps: readonly string[]) =>
    `api#/${steps.map((step) => encodeURIComponent(step.replaceAll('/', '~1'))).join('/')}`;
  const compile = (...steps: readonly string[]) => ajv.compile({ $ref: at(...steps) });
  const paths = document.paths as Record<string, Record<string, Described>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const place = ['paths', path, method];
      const content = described.requestBody?.content['application/json'];
      return {
        id: described.operationId,
        method: method.toUpperCase(),
        path,
        parameters: (described.parameters ?? []).map((parameter, index) => ({
          ...parameter,
          check: compile(...place, 'parameters', String(index), 'schema'),
        })),
        body: described.requestBody && {
          required: described.requestBody.required,
          check: compile(...place, 'requestBody', 'content', 'application/json', 'schema'),
        },
        bodyFields: new Set(listFields(document, content?.schema)),
        statuses: Object.keys(described.responses).map(Number),
        checkAnswer: (status: number) => {
          const response = described.responses[status] ?? {};
          const { $ref } = response;
          const steps = typeof $ref === 'string' ? $ref.slice(2).split('/') : undefined;
          const found = steps === undefined ? response : findSteps(document, steps);
          const [mediaType] = Object.keys((found['content'] as Json | undefined) ?? {});
          if (mediaType === undefined) return undefined;
          const base = steps ?? [...place, 'responses', String(status)];
          return compile(...base, 'content', mediaType, 'schema');
        },
      };
    }),
  );
}

/** The names of an object's own fields, of all its alternatives. */
function listFields(document: Json, schema: Json | undefined): string[] {
  if (schema === undefined) return [];
  const { $ref, properties = {}, anyOf = [] } = schema;
  if (typeof $ref === 'string') {
    return listFields(document, findSteps(document, $ref.slice(2).split('/')));
  }
  return [
    ...Object.keys(properties as Json),
    ...(anyOf as readonly Json[]).flatMap((one) => listFields(document, one)),
  ];
}

function findSteps(document: Json, steps: readonly string[]): Json {
  return steps.reduce<Json>((value, step) => value[step] as Json, document);
}
