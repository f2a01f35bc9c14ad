/** The event of a Function URL, in payload format 2.0. */
export interface FunctionUrlEvent {
  readonly version: '2.0';
  readonly routeKey: '$default';
  /** Not decoded. */
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly cookies?: readonly string[];
  /** Names in lower case, several values of one name joined by `,`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly queryStringParameters?: Readonly<Record<string, string>>;
  readonly requestContext: {
    readonly accountId: 'anonymous';
    readonly apiId: string;
    readonly authentication: null;
    readonly domainName: string;
    readonly domainPrefix: string;
    readonly http: {
      readonly method: string;
      readonly path: string;
      readonly protocol: string;
      readonly sourceIp: string;
      readonly userAgent?: string;
    };
    readonly requestId: string;
    readonly routeKey: '$default';
    readonly stage: '$default';
    /** For example `22/Nov/2026:10:00:00 +0000`. */
    readonly time: string;
    readonly timeEpoch: number;
  };
  /** Missing when the request has none. */
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}
