'use client';

import { useCallback } from 'react';
import { describeError } from '../client/explain-error.ts';
import { useFlash } from './flashes.tsx';

/** Shows that something did not work, and why. */
export function useErrorFlash(): (header: string, error: unknown) => void {
  const flash = useFlash();
  return useCallback(
    (header, error) => {
      flash({ type: 'error', header, content: describeError(error), id: header });
    },
    [flash],
  );
}
