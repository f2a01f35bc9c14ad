import type { Answer } from './post-calls.ts';

/** The outcome of a call in the dashboard's words, such as `Published (200)`; without one, the status. */
export function nameAnswer({ status, body }: Pick<Answer, 'status' | 'body'>): string {
  const outcome = readOutcome(body);
  return outcome === undefined
    ? String(status)
    : `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)} (${status})`;
}

function readOutcome(body: string): string | undefined {
  try {
    const { outcome } = JSON.parse(body) as { readonly outcome?: unknown };
    return typeof outcome === 'string' && outcome !== '' ? outcome : undefined;
  } catch {
    return undefined;
  }
}
