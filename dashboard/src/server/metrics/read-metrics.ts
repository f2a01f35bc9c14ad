import type { Handler } from '../handler.ts';

export const readMetrics: Handler<'readMetrics'> = ({ loadMetrics }, { query: { hours } }) =>
  loadMetrics(hours);
