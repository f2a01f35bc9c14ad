import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer.ts';

/** Whether a call is in AWS's query protocol, as those of IAM, STS and SNS are. */
export function isQueryCall(headers: IncomingHttpHeaders): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
}

/** Refuses a query call in XML, the only format that its clients can read. */
export function refuseQueryCall(body: Buffer): Answer {
  const action = new URLSearchParams(body.toString('utf8')).get('Action') ?? '';
  const name = /^\w{1,128}$/.test(action) ? action : '';
  const requestId = randomUUID();
  return {
    status: 400,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code><Message>Local AWS does not serve the action ${name}.</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  };
}
