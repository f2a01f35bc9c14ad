'use client';

import { useEffect, useState } from 'react';

/** False once the page has been in the background for so long; true again when it is looked at. */
export function useAwake(limitMs: number): boolean {
  const [isAwake, setAwake] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(() => setAwake(false), limitMs);
      else setAwake(true);
    };
    document.addEventListener('visibilitychange', listen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', listen);
    };
  }, [limitMs]);
  return isAwake;
}
