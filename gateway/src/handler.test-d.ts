import type { LambdaFunctionURLHandler } from 'aws-lambda';
import type { handler } from './handler.ts';

/** Compiled, never run: what Lambda hands over and takes back is what the handler is made for. */
export function serveFunctionUrl(it: typeof handler): (...call: Call) => Answer {
  return (event, context) => it(event, context);
}

type Call = [
  event: Parameters<LambdaFunctionURLHandler>[0],
  context: Parameters<LambdaFunctionURLHandler>[1],
];
type Answer = Exclude<ReturnType<LambdaFunctionURLHandler>, void>;
