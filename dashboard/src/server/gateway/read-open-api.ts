import type { readOpenApiOperation } from '@momento-gateway/api/gateway/gateway-operations';
import { buildOpenApi } from '@momento-gateway/api/open-api/build-open-api';
import { OPERATIONS } from '@momento-gateway/api/operations';
import type { Verb } from '../http/serve.ts';

export const readOpenApi: Verb<typeof readOpenApiOperation> = async () => buildOpenApi(OPERATIONS);
