'use client';

import { useSyncExternalStore } from 'react';
import { createPreference, type Preference } from './preference.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export const THEME_NAMES = { system: 'System', light: 'Light', dark: 'Dark' } as const;

export type Theme = (typeof THEMES)[number];

/** Read before the first paint by public/apply-theme.js too. */
const preference: Preference<Theme> = createPreference('theme', THEMES, 'system');

/** The chosen theme and a way to choose another; remembered by this browser. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(
    preference.subscribe,
    preference.read,
    () => 'system' as const,
  );
  return [theme, chooseTheme];
}

function chooseTheme(theme: Theme): void {
  preference.write(theme);
  applyTheme();
}

/** Puts the chosen theme, or the system's, on the page. */
export function applyTheme(): void {
  const theme = preference.read();
  const isDark =
    theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.body.classList.toggle('awsui-dark-mode', isDark);
}
