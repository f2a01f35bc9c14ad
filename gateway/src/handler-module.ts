import { handler as loaded, prepared } from './handler.ts';

// Only an ES module can wait while it is loaded.
await prepared;

/** The Lambda's entry point, ready for its first event. */
export const handler = loaded;
