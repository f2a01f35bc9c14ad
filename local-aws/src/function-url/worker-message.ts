/** A message from the host to the function's thread. */
export interface InvokeMessage {
  readonly id: number;
  readonly requestId: string;
  /** JSON text. */
  readonly event: string;
  /** In ms since the epoch. */
  readonly deadlineAt: number;
}

/** A message from the function's thread to the host. */
export type WorkerMessage =
  | { readonly type: 'loaded' }
  | { readonly type: 'returned'; readonly id: number; readonly payload: string }
  | { readonly type: 'failed'; readonly id: number };

/** The start data of the thread. */
export interface WorkerData {
  readonly handlerPath: string;
  readonly handlerName: string;
}
