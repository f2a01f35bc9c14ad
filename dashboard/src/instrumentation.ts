/**
 * Runs once when the server starts. Loads webhooks and activity before the first page asks for
 * them, and removes viewers of live events whose pages are gone.
 */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces it, and so leaves the rest out of its build for edge.
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { getContext } = await import('./server/create-context.ts');
  const { sweepRegularly } = await import('./server/live/sweep-regularly.ts');
  const context = getContext();
  // An error is answered to the next call.
  context.webhooks.list().catch(() => {});
  context.activity.read().catch(() => {});
  void sweepRegularly(context, (work, intervalMs) => setInterval(work, intervalMs).unref());
}
