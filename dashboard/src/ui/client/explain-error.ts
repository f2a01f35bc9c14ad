import { ApiError } from './api-error.ts';

export interface ErrorExplanation {
  /** Sentences for people. */
  readonly cause: string;
  readonly requestId?: string | undefined;
}

/** What to tell a person about an error. */
export function explainError(error: unknown): ErrorExplanation {
  if (!(error instanceof ApiError)) {
    return { cause: 'Something unexpected happened in this page. Reload it and try again.' };
  }
  const fields = error.errors.map(({ message }) => message);
  const parts = error.detail === undefined ? [error.title, ...fields] : [error.detail, ...fields];
  return { cause: [...new Set(parts)].map(endSentence).join(' '), requestId: error.requestId };
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
