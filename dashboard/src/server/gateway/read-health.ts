import type { readHealthOperation } from '@momento-gateway/api/gateway/gateway-operations';
import type { Verb } from '../http/serve.ts';

export const readHealth: Verb<typeof readHealthOperation> = async () => ({ status: 'ok' });
