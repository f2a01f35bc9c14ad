import type { Handler } from '../handler.ts';

export const readHealth: Handler<'readHealth'> = async () => ({ status: 'ok' });
