import { useEffect } from 'react';
import { createPreference, type Preference, usePreference } from './preference.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export const THEME_NAMES = { system: 'System', light: 'Light', dark: 'Dark' } as const;

export type Theme = (typeof THEMES)[number];

/** Also read by public/apply-preferences.js, before the first paint. */
const preference: Preference<Theme> = createPreference('theme', THEMES, 'system');

/** The chosen theme, and a way to choose another; remembered by this browser. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  return [usePreference(preference), chooseTheme];
}

function chooseTheme(theme: Theme): void {
  preference.write(theme);
  applyTheme();
}

/** Applies the chosen theme, or the system's, to the page. */
function applyTheme(): void {
  const theme = preference.read();
  const isDark =
    theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.body.classList.toggle('awsui-dark-mode', isDark);
}

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
