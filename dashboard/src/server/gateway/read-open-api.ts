import { buildOpenApi } from '@momento-gateway/api/open-api/build-open-api';
import { OPERATIONS } from '@momento-gateway/api/operations';
import type { Handler } from '../handler.ts';

export const readOpenApi: Handler<'readOpenApi'> = async () => buildOpenApi(OPERATIONS);
