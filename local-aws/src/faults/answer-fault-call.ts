import { type Answer, toJsonAnswer } from '../server/answer.ts';
import type { FaultList } from './create-fault-list.ts';
import { ANY_OPERATION, faultSchema, REPLAY } from './fault.ts';

/**
 * `/_local/faults`: POST sets one fault, GET lists them, DELETE clears them. An invalid fault is
 * refused with 400 and `{ message }`.
 *
 * @param isOperation whether any service has an operation of that name
 */
export function answerFaultCall(
  faults: FaultList,
  isOperation: (name: string) => boolean,
  method: string,
  body: Buffer,
): Answer {
  switch (method) {
    case 'GET':
      return toJsonAnswer(200, { faults: faults.list() });
    case 'DELETE':
      faults.clear();
      return toJsonAnswer(200, { faults: [] });
    case 'POST':
      return setFault(faults, isOperation, body);
    default:
      return toJsonAnswer(405, {
        message: 'Set faults with POST, list them with GET, clear them with DELETE.',
      });
  }
}

function setFault(faults: FaultList, isOperation: (name: string) => boolean, body: Buffer): Answer {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    return toJsonAnswer(400, { message: 'The body is not valid JSON.' });
  }
  const parsed = faultSchema.safeParse(json);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'fault'}: ${message}`,
    );
    return toJsonAnswer(400, { message: issues.join('; ') });
  }
  const { operation } = parsed.data;
  if (![ANY_OPERATION, REPLAY].includes(operation) && !isOperation(operation)) {
    return toJsonAnswer(400, {
      message: `operation: no service has ${JSON.stringify(operation)}`,
    });
  }
  faults.add(parsed.data);
  return toJsonAnswer(201, parsed.data);
}
