import { status } from '@grpc/grpc-js';

/** gRPC's names of what a call can end with: `PERMISSION_DENIED`, for example. */
export type StatusName = keyof typeof status;

/** Ends a call with a status of gRPC's instead of an answer. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly code: status;

  constructor(statusName: StatusName, message: string) {
    super(message);
    this.code = status[statusName];
  }
}
