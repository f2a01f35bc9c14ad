import { status } from '@grpc/grpc-js';

/** A gRPC status name, for example `PERMISSION_DENIED`. */
export type StatusName = keyof typeof status;

/** Ends a call with a gRPC status in place of an answer. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly code: status;

  constructor(statusName: StatusName, message: string) {
    super(message);
    this.code = status[statusName];
  }
}
