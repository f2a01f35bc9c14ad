import { AwsError } from '../core/aws-error.ts';
import type { AwsService } from '../core/aws-service.ts';
import { readQueryInput } from './read-query-input.ts';
import type { WireFormat } from './wire-format.ts';
import { escapeXml, writeXml } from './write-xml.ts';

/** A call in AWS's query protocol: a form in, XML out. */
export interface QueryCall {
  /** Service and operation, as `X-Amz-Target` names them in other protocols. */
  readonly target: string;
  readonly format: WireFormat;
}

/** The call in a form; undefined if no service serves its action. */
export function readQueryCall(
  services: ReadonlyMap<string, AwsService>,
  body: Buffer,
  requestId: string,
): QueryCall | undefined {
  const form = new URLSearchParams(body.toString('utf8'));
  const action = form.get('Action') ?? '';
  const service = [...services.values()].find(
    ({ queryVersion }) => queryVersion !== undefined && queryVersion === form.get('Version'),
  );
  if (service?.operations.has(action) !== true) return undefined;
  return { target: `${service.targetPrefix}.${action}`, format: createFormat(action, requestId) };
}

function createFormat(action: string, requestId: string): WireFormat {
  const id = `<RequestId>${requestId}</RequestId>`;
  return {
    speaks: ({ protocol }) => protocol === 'query',
    accepts: () => true,
    headers: () => ({ 'content-type': 'text/xml' }),
    read: (body) => {
      const input = readQueryInput(new URLSearchParams(body.toString('utf8')));
      if (input === undefined) {
        throw new AwsError('MalformedInput', 'The parameters of the request cannot be read.');
      }
      return input;
    },
    write: (output) =>
      `<${action}Response><${action}Result>${writeXml(output)}</${action}Result><ResponseMetadata>${id}</ResponseMetadata></${action}Response>`,
    writeError: ({ type, message, status }) =>
      `<ErrorResponse><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${escapeXml(type)}</Code><Message>${escapeXml(message)}</Message></Error>${id}</ErrorResponse>`,
  };
}
