import { ApiError } from '@momento-gateway/api/api-error';

export interface ErrorExplanation {
  /** Sentences: what happened and what to do about it. */
  readonly cause: string;
  readonly requestId?: string | undefined;
}

/** What to show about an error. */
export function explainError(error: unknown): ErrorExplanation {
  if (!(error instanceof ApiError)) {
    return { cause: 'Something unexpected happened on this page. Reload it and try again.' };
  }
  const { title, awsCode, detail, errors, requestId } = error;
  const sentences = [
    awsCode === undefined ? title : `${title} (${awsCode})`,
    // Errors of fields say more than the detail does.
    ...(errors.length === 0 ? [detail] : errors.map(({ message }) => message)),
  ];
  return {
    cause: sentences
      .filter((sentence) => sentence !== undefined)
      .map(endSentence)
      .join(' '),
    requestId,
  };
}

/** The same in one text. */
export function describeError(error: unknown): string {
  const { cause, requestId } = explainError(error);
  return requestId === undefined ? cause : `${cause} Request id: ${requestId}`;
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
