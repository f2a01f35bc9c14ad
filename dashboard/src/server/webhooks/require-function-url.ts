import type { Config } from '../config.ts';
import type { Refusal } from '../refusals/refusal.ts';

export function requireFunctionUrl({ functionUrl }: Config): string | Refusal {
  return functionUrl ?? { refusal: 'not-configured', variable: 'FUNCTION_URL' };
}
