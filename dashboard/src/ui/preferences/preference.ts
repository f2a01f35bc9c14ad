/** A choice of one of a few words that this browser remembers, shared by all its tabs. */
export interface Preference<Choice extends string> {
  readonly read: () => Choice;
  readonly write: (choice: Choice) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Works without storage too (private windows): the choice then lasts as long as the page. */
export function createPreference<Choice extends string>(
  key: string,
  choices: readonly Choice[],
  fallback: Choice,
): Preference<Choice> {
  const listeners = new Set<() => void>();
  let unsaved: Choice | undefined;
  return {
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
