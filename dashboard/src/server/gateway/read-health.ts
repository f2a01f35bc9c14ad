import type { readHealthOperation } from '../../api/gateway-operations.ts';
import type { Verb } from '../serve.ts';

export const readHealth: Verb<typeof readHealthOperation> = async () => ({ status: 'ok' });
