import { useSyncExternalStore } from 'react';

/** One of a few words that this browser remembers for all its tabs. */
export interface Preference<Choice extends string> {
  readonly fallback: Choice;
  readonly read: () => Choice;
  readonly write: (choice: Choice) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Without storage (private windows) the choice lasts as long as the page. */
export function createPreference<Choice extends string>(
  key: string,
  choices: readonly Choice[],
  fallback: Choice,
): Preference<Choice> {
  const listeners = new Set<() => void>();
  let unsaved: Choice | undefined;
  return {
    fallback,
    read: () => {
      const stored = unsaved ?? readStored(key);
      return choices.find((choice) => choice === stored) ?? fallback;
    },
    write: (choice) => {
      unsaved = store(key, choice) ? undefined : choice;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      addEventListener('storage', listener);
      return () => {
        listeners.delete(listener);
        removeEventListener('storage', listener);
      };
    },
  };
}

/** The choice; on the server and until the page is hydrated it is the fallback. */
export function usePreference<Choice extends string>(preference: Preference<Choice>): Choice {
  return useSyncExternalStore(preference.subscribe, preference.read, () => preference.fallback);
}

/** Whether the dashboard's keyboard shortcuts are on, and a way to change that. */
export function useKeysPreference(): readonly [boolean, (isOn: boolean) => void] {
  return [usePreference(KEYS) === 'on', (isOn) => KEYS.write(isOn ? 'on' : 'off')];
}

/** Whether the first steps are shown on the overview. */
export function useGetStartedPreference(): readonly [boolean, (isShown: boolean) => void] {
  const show = (isShown: boolean) => {
    GET_STARTED.write(isShown ? 'on' : 'off');
    // Set by public/apply-preferences.js, before the first paint.
    document.body.classList.remove('without-get-started');
  };
  return [usePreference(GET_STARTED) === 'on', show];
}

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

const KEYS = createPreference('keys', ['on', 'off'], 'on');
const GET_STARTED = createPreference('get-started', ['on', 'off'], 'on');
