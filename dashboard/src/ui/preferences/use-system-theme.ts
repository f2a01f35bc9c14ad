'use client';

import { useEffect } from 'react';
import { applyTheme } from './theme.ts';

/** Follows the system's light and dark, and choices made in other tabs. */
export function useSystemTheme(): void {
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    applyTheme();
    system.addEventListener('change', applyTheme);
    addEventListener('storage', applyTheme);
    return () => {
      system.removeEventListener('change', applyTheme);
      removeEventListener('storage', applyTheme);
    };
  }, []);
}
