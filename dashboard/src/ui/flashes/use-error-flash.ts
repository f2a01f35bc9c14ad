'use client';

import { useCallback } from 'react';
import { explainError } from '../client/explain-error.ts';
import { useFlash } from './flashes.tsx';

/** Shows that something did not work, and why. */
export function useErrorFlash(): (header: string, error: unknown) => void {
  const flash = useFlash();
  return useCallback(
    (header, error) => {
      const { cause, requestId } = explainError(error);
      const content = requestId === undefined ? cause : `${cause} Request id: ${requestId}`;
      flash({ type: 'error', header, content, id: header });
    },
    [flash],
  );
}
