import type { Config } from '../config.ts';
import type { Refusal } from '../http/refusal.ts';

export function requireFunctionUrl({ functionUrl }: Config): string | Refusal {
  return functionUrl ?? { refusal: 'not-configured', variable: 'FUNCTION_URL' };
}
