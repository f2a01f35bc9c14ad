import type { ApiCall } from './call-api.ts';

/** Makes one call of the dashboard's API; throws ApiError. */
export type Call = <Answer>(call: ApiCall<Answer>) => Promise<Answer>;

export interface Cancellable {
  readonly signal?: AbortSignal | undefined;
}

/** For calls that answer with nothing (204). */
export const nothing = { parse: (): void => undefined };
