import { buildOpenApi } from '../../api/build-open-api.ts';
import type { readOpenApiOperation } from '../../api/gateway-operations.ts';
import { OPERATIONS } from '../../api/operations.ts';
import type { Verb } from '../serve.ts';

export const readOpenApi: Verb<typeof readOpenApiOperation> = async () => buildOpenApi(OPERATIONS);
