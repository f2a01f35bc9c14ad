import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { type Session, SessionProvider, useMay, useSession } from '../callers/session.tsx';
import { TenantContext } from '../callers/tenant.ts';
import { ApiProvider } from '../client/api-context.tsx';
import { createQueryClient } from '../client/poll-options.ts';
import { createFakeApi } from './fake-api.ts';
import { render } from './render-hook.tsx';

interface Seen {
  session?: Session;
  /** Whether the page was ever one of a tenant that the caller has no role in. */
  wasStranger?: boolean;
  mayRegister?: boolean;
  resumed: number;
}

/** A page of a tenant, for whoever the API says is signed in. */
export async function openSession(tenant: string, answer: () => unknown) {
  const { api } = createFakeApi(answer);
  const queries = createQueryClient();
  const seen: Seen = { resumed: 0 };
  const look = (session: Session, mayRegister: boolean) => {
    const wasStranger = (seen.wasStranger ?? false) || session.isStranger;
    Object.assign(seen, { session, mayRegister, wasStranger });
  };
  const resume = () => {
    seen.resumed += 1;
  };
  const page = (hasEnded: boolean) => (
    <TenantContext value={tenant}>
      <QueryClientProvider client={queries}>
        <ApiProvider api={api}>
          <SessionProvider hasEnded={hasEnded} onResume={resume}>
            <Page look={look} />
          </SessionProvider>
        </ApiProvider>
      </QueryClientProvider>
    </TenantContext>
  );
  const { rerender, unmount } = await render(page(false));
  await settle();
  return {
    seen,
    end: () => rerender(page(true)),
    check: async () => {
      await act(async () => seen.session?.check());
      await settle();
    },
    unmount,
  };
}

function Page({ look }: { readonly look: (session: Session, mayRegister: boolean) => void }) {
  look(useSession(), useMay('registerWebhook'));
  return null;
}

/** Until the answer of the API and the table of roles are there. */
async function settle(): Promise<void> {
  await act(async () => {
    await import('../callers/explain-missing-role.ts');
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });
}
