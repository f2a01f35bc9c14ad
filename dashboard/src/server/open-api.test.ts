import { buildOpenApi } from '@momento-gateway/api/open-api/build-open-api';
import { OPERATIONS } from '@momento-gateway/api/operations';
import { expect, test } from 'vitest';
import { startApi } from './testing/start-api.ts';

interface Described {
  readonly parameters?: { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { required: boolean; content: object };
  readonly responses: Record<string, object>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Described>>;
  readonly components: Record<string, Record<string, object>>;
}

const document = buildOpenApi(OPERATIONS) as unknown as Document;

test('the document is served as it is built', async () => {
  const api = await startApi();
  const { status, body } = await api.call('GET', '/api/openapi.json');
  await api.close();
  expect(status).toBe(200);
  expect(body).toEqual(JSON.parse(JSON.stringify(document)));
  expect(body.openapi).toBe('3.1.0');
});

test('every reference leads somewhere', () => {
  const references = JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/(\w+)"/g);
  const found = [...references].map(([, kind = '', name = '']) => [kind, name] as const);
  expect(found.length).toBeGreaterThan(20);
  for (const [kind, name] of found) expect(document.components[kind]).toHaveProperty(name);
  expect(JSON.stringify(document)).not.toContain('$defs');
});

test('no answer holds a signing secret', () => {
  const answers = Object.values(document.paths)
    .flatMap((path) => Object.values(path))
    .map(({ responses }) => JSON.stringify(responses));
  const named = answers.join().matchAll(/schemas\/(\w+)/g);
  const schemas = [...named].map(([, name = '']) => document.components['schemas']?.[name]);
  expect(schemas.length).toBeGreaterThan(10);
  expect(JSON.stringify(schemas)).not.toMatch(/signingSecret/i);
});

test('parameters of the path are required, those of the query are not', () => {
  expect(document.paths['/api/webhooks/{webhookId}']?.['get']?.parameters).toMatchObject([
    { name: 'webhookId', in: 'path', required: true },
    { name: 'tenant', in: 'query', required: false },
  ]);
  expect(document.paths['/api/webhooks']?.['get']?.parameters).toMatchObject([
    { name: 'search', in: 'query', required: false },
    { name: 'status', in: 'query', required: false },
    { name: 'sort', in: 'query', required: false },
    { name: 'order', in: 'query', required: false },
    { name: 'limit', in: 'query', required: false, schema: { type: 'integer', maximum: 100 } },
    { name: 'cursor', in: 'query', required: false },
    { name: 'tenant', in: 'query', required: false, schema: { default: 'default' } },
  ]);
});

test('a body is required where a call cannot do without', () => {
  expect(document.paths['/api/webhooks']?.['post']?.requestBody?.required).toBe(true);
  expect(document.paths['/api/webhooks/{webhookId}/test']?.['post']?.requestBody?.required).toBe(
    false,
  );
});
