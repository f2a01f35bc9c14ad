import type { Api } from '@momento-gateway/api/call';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProvider } from '../client/api-context.tsx';
import { createQueryClient } from '../client/poll-options.ts';
import { createFakeApi } from './fake-api.ts';

/** Renders an element into the document; for tests with `@vitest-environment happy-dom`. */
export async function render(element: ReactNode) {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  await act(async () => root.render(element));
  return {
    container,
    rerender: (changed: ReactNode) => act(async () => root.render(changed)),
    unmount: () => act(async () => root.unmount()),
  };
}

/** Runs a hook in a component of its own, with an API and an empty cache. */
export async function renderHook<Result>(
  useHook: () => Result,
  api: Api = createFakeApi(() => ({})).api,
) {
  const queries = createQueryClient();
  const result: { current?: Result } = {};
  const run = () => {
    result.current = useHook();
  };
  const createElement = () => (
    <QueryClientProvider client={queries}>
      <ApiProvider api={api}>
        <HookRunner run={run} />
      </ApiProvider>
    </QueryClientProvider>
  );
  const { rerender, unmount } = await render(createElement());
  return { result, queries, rerender: () => rerender(createElement()), unmount };
}

function HookRunner({ run }: { readonly run: () => void }) {
  run();
  return null;
}
