/** Runs once when the server starts: the first page is not to wait for webhooks and activity. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces it, and so leaves the rest out of its build for edge.
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { getDependencies } = await import('./server/dependencies.ts');
  // Whoever asks next is told what went wrong.
  const { webhooks, activity } = getDependencies();
  webhooks.list().catch(() => {});
  activity.read().catch(() => {});
}
