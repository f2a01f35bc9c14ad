import type { LambdaFunctionURLHandler } from 'aws-lambda';
import type { handler } from './handler.ts';

/** Only compiled, never run: the handler has the types that Lambda passes in and expects back. */
export function serveFunctionUrl(it: typeof handler): (...call: Call) => Answer {
  return (event, context) => it(event, context);
}

type Call = [
  event: Parameters<LambdaFunctionURLHandler>[0],
  context: Parameters<LambdaFunctionURLHandler>[1],
];
type Answer = Exclude<ReturnType<LambdaFunctionURLHandler>, void>;
