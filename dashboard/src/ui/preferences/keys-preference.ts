'use client';

import { useSyncExternalStore } from 'react';
import { createPreference } from './preference.ts';

const preference = createPreference('keys', ['on', 'off'], 'on');

/** Whether the dashboard's keys are on, and a way to change that; remembered by this browser. */
export function useKeysPreference(): readonly [boolean, (isOn: boolean) => void] {
  const choice = useSyncExternalStore(preference.subscribe, preference.read, () => 'on' as const);
  return [choice === 'on', (isOn) => preference.write(isOn ? 'on' : 'off')];
}
