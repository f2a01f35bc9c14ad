import type { FunctionUrlEvent } from './function-url-event.ts';
import type { HttpRequest } from './http-request.ts';
import { readHeaders } from './read-headers.ts';

/** Content types whose body is passed on as text; any other body is base64. */
const TEXT_TYPES = /^(?:text\/.*|application\/(?:json|xml|javascript))$/i;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Converts a request to the handler's event. `receivedAt` is in ms since the epoch. */
export function toFunctionUrlEvent(
  request: HttpRequest,
  { requestId, receivedAt }: { readonly requestId: string; readonly receivedAt: number },
): FunctionUrlEvent {
  const [rawPath, rawQueryString] = splitTarget(request.target);
  const { headers, cookies } = readHeaders(request, { requestId, receivedAt });
  const queryStringParameters = readQuery(rawQueryString);
  const domainName = (headers['host'] ?? 'localhost').replace(/:\d+$/, '');
  const [domainPrefix = domainName] = domainName.split('.');
  const userAgent = headers['user-agent'];
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(queryStringParameters && { queryStringParameters }),
    requestContext: {
      accountId: 'anonymous',
      apiId: domainPrefix,
      authentication: null,
      domainName,
      domainPrefix,
      http: {
        method: request.method,
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.sourceIp,
        ...(userAgent !== undefined && { userAgent }),
      },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: formatTime(receivedAt),
      timeEpoch: receivedAt,
    },
    ...encodeBody(request.body, headers['content-type']),
  };
}

function splitTarget(target: string): readonly [path: string, query: string] {
  const mark = target.indexOf('?');
  return mark === -1 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}

function readQuery(query: string): Readonly<Record<string, string>> | undefined {
  if (query === '') return undefined;
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters.get(name);
    parameters.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(parameters);
}

function encodeBody(
  body: Buffer,
  contentType: string | undefined,
): Pick<FunctionUrlEvent, 'body' | 'isBase64Encoded'> {
  if (body.length === 0) return { isBase64Encoded: false };
  const [type = ''] = (contentType ?? '').split(';');
  const isText = TEXT_TYPES.test(type.trim());
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

function formatTime(at: number): string {
  const [date = '', clock = ''] = new Date(at).toISOString().split(/[T.]/);
  const [year, month, day] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${clock} +0000`;
}
