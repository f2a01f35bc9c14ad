import type { Answer } from './post-calls.ts';

/** An answer in the dashboard's words: `Published (200)`; without an outcome, what there is. */
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
