'use client';

import { I18nProvider, type I18nProviderProps } from '@cloudscape-design/components/i18n';
import { bindCall } from '@momento-gateway/api/call';
import { QueryClientProvider } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { SessionProvider } from '../callers/session.tsx';
import { addTenant, TenantContext, tenantOf } from '../callers/tenant.ts';
import { ApiProvider } from '../client/api-context.tsx';
import { createFetchChanges } from '../client/fetch-changes.ts';
import { createQueryClient } from '../client/poll-options.ts';
import { watchSession } from '../client/watch-session.ts';
import { LeaveGuardProvider } from '../navigation/leave-guard.tsx';
import { FlashesProvider } from '../page/flashes.tsx';
import { PageSlotsProvider } from '../page/page-slots.tsx';

// While it hydrates, Cloudscape would ask the window for its width and on a phone render something
// else than the server did. This tells it "not a phone" until hydration is done.
const FORCE_MOBILE_MODE = Symbol.for('awsui-force-mobile-mode');
const globals = globalThis as { [FORCE_MOBILE_MODE]?: boolean };
globals[FORCE_MOBILE_MODE] = false;

interface ProvidersProps {
  /** The texts of Cloudscape's components. */
  readonly messages: I18nProviderProps.Messages;
  readonly children: ReactNode;
}

/** Creates everything that the screens share. */
export function Providers({ messages, children }: ProvidersProps) {
  const tenant = usePageTenant();
  const [queryClient] = useState(createQueryClient);
  const [hasEnded, setEnded] = useState(false);
  const [api] = useState(() => {
    const poll = createFetchChanges((...args) => fetch(...args));
    const watched = watchSession(poll, () => setEnded(true));
    return bindCall((address, options) => watched(addTenant(String(address), tenant), options));
  });
  const resume = useCallback(() => setEnded(false), []);
  useEffect(() => {
    delete globals[FORCE_MOBILE_MODE];
    dispatchEvent(new Event('resize'));
  }, []);
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <TenantContext value={tenant}>
        <QueryClientProvider client={queryClient}>
          <ApiProvider api={api}>
            <SessionProvider hasEnded={hasEnded} onResume={resume}>
              <FlashesProvider>
                <LeaveGuardProvider>
                  <PageSlotsProvider>{children}</PageSlotsProvider>
                </LeaveGuardProvider>
              </FlashesProvider>
            </SessionProvider>
          </ApiProvider>
        </QueryClientProvider>
      </TenantContext>
    </I18nProvider>
  );
}

/**
 * The tenant in the address. With another one the page is loaded again, so that nothing of a tenant
 * can be shown, cached, or sent under another.
 */
function usePageTenant(): string {
  const inAddress = tenantOf(`?${useSearchParams()}`);
  const [tenant] = useState(inAddress);
  useEffect(() => {
    if (inAddress !== tenant) window.location.reload();
  }, [inAddress, tenant]);
  return tenant;
}
