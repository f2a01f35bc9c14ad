import type { ServerResponse } from 'node:http';

/** An HTTP response. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Sends the answer, unless the caller has disconnected. */
export function writeAnswer(response: ServerResponse, answer: Answer): void {
  if (response.destroyed || response.headersSent) return;
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  response.end(body);
}

/** An answer in plain JSON, for calls outside AWS's protocols. */
export function toJsonAnswer(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  };
}

/** Thrown to end a call by cutting its connection, with no answer. */
export class DropConnection extends Error {
  constructor() {
    super('The connection is dropped.');
    this.name = 'DropConnection';
  }
}
