/** Tells whether a log event's message matches. */
export type FilterPattern = (message: string) => boolean;
