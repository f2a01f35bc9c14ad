import { AwsError } from '../core/aws-error.ts';
import type { AwsOperation, AwsService } from '../core/aws-service.ts';
import { measureDepth } from '../json-text/measure-depth.ts';
import { MAX_DEPTH } from '../json-text/read-json.ts';
import { explainInvalidInput } from './explain-invalid-input.ts';

/** The operation's input in the body of a call. Throws the AwsError to answer for what is none. */
export function parseInput(service: AwsService, operation: AwsOperation, body: Buffer): unknown {
  const text = body.toString('utf8');
  if (measureDepth(text) > MAX_DEPTH) {
    throw new AwsError('SerializationException', 'The request body is nested too deeply.');
  }
  let json: unknown;
  try {
    json = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new AwsError('SerializationException', 'The request body is not valid JSON.');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new AwsError('SerializationException', 'The request body is not a JSON object.');
  }
  const parsed = operation.input.safeParse(json);
  if (parsed.success) return parsed.data;
  throw (service.errors?.invalidInput ?? explainInvalidInput)(parsed.error.issues, json);
}
