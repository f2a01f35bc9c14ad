import { useEffect, useState } from 'react';

const DELAY_MS = 200;

/** True once `isOn` has been true for 200 ms: a quick load shows no spinner. */
export function useDelayed(isOn: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => setLate(true), DELAY_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isOn]);
  return isOn && isLate;
}
