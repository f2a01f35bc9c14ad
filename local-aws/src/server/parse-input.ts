import { AwsError } from '../core/aws-error.ts';
import type { AwsOperation, AwsService } from '../core/aws-service.ts';
import { explainInvalidInput } from './explain-invalid-input.ts';
import type { WireFormat } from './wire-format.ts';

/** The operation's input from the body of a call. Throws the `AwsError` to answer instead. */
export function parseInput(
  service: AwsService,
  operation: AwsOperation,
  format: WireFormat,
  body: Buffer,
): unknown {
  const input = format.read(body);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new AwsError('SerializationException', 'The request body is not an object.');
  }
  const parsed = operation.input.safeParse(input);
  if (parsed.success) return parsed.data;
  throw (service.errors?.invalidInput ?? explainInvalidInput)(parsed.error.issues, input);
}
