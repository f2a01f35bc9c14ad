/** From the host to the thread the function runs in. */
export interface InvokeMessage {
  readonly id: number;
  readonly requestId: string;
  /** JSON text. */
  readonly event: string;
  /** In ms since the epoch. */
  readonly deadlineAt: number;
}

/** From that thread to the host. */
export type WorkerMessage =
  | { readonly type: 'loaded' }
  | { readonly type: 'returned'; readonly id: number; readonly payload: string }
  | { readonly type: 'failed'; readonly id: number };

/** What the thread is started with. */
export interface WorkerData {
  readonly handlerPath: string;
  readonly handlerName: string;
}
