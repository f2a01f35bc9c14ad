/** An HTTP response of the function. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | string;
}

/** Headers of the connection, which a handler cannot set. */
const REFUSED_HEADERS = /^(?:connection|content-length|keep-alive|transfer-encoding|upgrade)$/i;

/**
 * Converts what a handler returned (JSON text) to an HTTP response: an object with a `statusCode`
 * as it says, a string as 200 with the string itself, any other value as 200 with its JSON.
 * Undefined for an object that cannot be sent.
 */
export function toHttpAnswer(payload: string): HttpAnswer | undefined {
  const value: unknown = JSON.parse(payload);
  if (!isRecord(value) || value['statusCode'] === undefined) {
    const body = typeof value === 'string' ? value : payload;
    return { status: 200, headers: [['content-type', 'application/json']], body };
  }
  const status = Number(value['statusCode']);
  const headers = readHeaders(value['headers'] ?? {});
  const cookies = value['cookies'] ?? [];
  const body = value['body'] ?? '';
  if (!Number.isInteger(status) || status < 200 || status > 599 || headers === undefined) {
    return undefined;
  }
  if (!isListOfText(cookies) || typeof body !== 'string') return undefined;
  if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) {
    headers.push(['content-type', 'application/json']);
  }
  return {
    status,
    headers: [...headers, ...cookies.map((cookie) => ['set-cookie', cookie] as const)],
    body: value['isBase64Encoded'] === true ? Buffer.from(body, 'base64') : body,
  };
}

function readHeaders(value: unknown): [string, string][] | undefined {
  if (!isRecord(value)) return undefined;
  const headers: [string, string][] = [];
  for (const [name, text] of Object.entries(value)) {
    if (!['string', 'number', 'boolean'].includes(typeof text)) return undefined;
    if (!REFUSED_HEADERS.test(name)) headers.push([name, String(text)]);
  }
  return headers;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfText(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
