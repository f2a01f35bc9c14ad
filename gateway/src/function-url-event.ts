/**
 * The part of Lambda's Function URL event (payload format 2.0) that the gateway reads; an HTTP API
 * sends the same. Header names are lower-case, `rawPath` is not decoded, `body` is base64 text when
 * `isBase64Encoded`.
 */
export interface FunctionUrlEvent {
  readonly rawPath?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly requestContext?: {
    readonly http?: { readonly method?: string; readonly sourceIp?: string };
  };
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** What a Function URL turns into an HTTP response. */
export interface FunctionUrlAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
