import type { FieldError } from './problem.ts';

interface ApiErrorFields {
  readonly title: string;
  readonly detail?: string | undefined;
  /** HTTP status; 0 when there was no answer at all. */
  readonly status: number;
  readonly requestId?: string | undefined;
  /** AWS's own error code. */
  readonly awsCode?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
}

/** A call to the dashboard's API that did not succeed, with what a person needs to act on it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly title: string;
  readonly detail: string | undefined;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly awsCode: string | undefined;
  readonly errors: readonly FieldError[];

  constructor(fields: ApiErrorFields, options?: ErrorOptions) {
    super(fields.detail ?? fields.title, options);
    this.title = fields.title;
    this.detail = fields.detail;
    this.status = fields.status;
    this.requestId = fields.requestId;
    this.awsCode = fields.awsCode;
    this.errors = fields.errors ?? [];
  }
}
