'use client';

import AppLayoutToolbar, {
  type AppLayoutToolbarProps,
} from '@cloudscape-design/components/app-layout-toolbar';
import dynamic from 'next/dynamic';
import { type ReactNode, useRef, useState } from 'react';
import { useSession } from '../callers/session.tsx';
import { useMounted } from '../elements/use-mounted.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Flashes } from '../page/flashes.tsx';
import { useShellSlots } from '../page/page-slots.tsx';
import { useKeysPreference } from '../preferences/preference.ts';
import { useSystemTheme } from '../preferences/theme.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { useEarlyInput } from './early-input.ts';
import { Navigation } from './navigation.tsx';
import { TopBar } from './top-bar.tsx';
import { useHeadingFocus } from './use-heading-focus.ts';

/** Loaded when it is first asked for. */
const KeysDialog = dynamic(
  () => import('../keys/keys-dialog.tsx').then((module) => module.KeysDialog),
  { ssr: false },
);

/** Loaded when nobody is signed in any more. */
const SessionDialog = dynamic(
  () => import('./session-dialog.tsx').then((module) => module.SessionDialog),
  { ssr: false },
);

/** Loaded when the address has a tenant that the caller has no role in. */
const NoTenantPage = dynamic(() =>
  import('./no-tenant-page.tsx').then((module) => module.NoTenantPage),
);

const LABELS: AppLayoutToolbarProps.Labels = {
  navigation: 'Sections',
  navigationToggle: 'Open navigation',
  navigationClose: 'Close navigation',
  notifications: 'Notifications',
};

/** What surrounds every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const layout = useRef<AppLayoutToolbarProps.Ref>(null);
  /** Undefined until it is first asked for. */
  const [isHelpOpen, setHelpOpen] = useState<boolean>();
  const [keysAreOn] = useKeysPreference();
  const { splitPanel, getPageKeys } = useShellSlots();
  const { isStranger, state } = useSession();
  const [wasStopped, setWasStopped] = useState(false);
  if (state !== 'open' && !wasStopped) setWasStopped(true);
  const isHydrated = useMounted();
  useEarlyInput(isHydrated);
  useHeadingFocus();
  useSystemTheme();
  useKeys({ enabled: keysAreOn, getPageKeys, showHelp: () => setHelpOpen(true) });
  return (
    // Before hydration React would lose clicks and typing, so the shell accepts none until then.
    <div className="shell" inert={!isHydrated} aria-busy={!isHydrated}>
      {/* On phones its menu is outside the header that Cloudscape renders. */}
      <section id="top-bar" aria-label="Product">
        <TopBar onShowKeys={() => setHelpOpen(true)} />
      </section>
      <AppLayoutToolbar
        ref={layout}
        headerSelector="#top-bar"
        ariaLabels={LABELS}
        navigation={<Navigation onFollowed={() => layout.current?.closeNavigationIfNecessary()} />}
        navigationWidth={200}
        breadcrumbs={<Breadcrumbs />}
        stickyNotifications
        notifications={<Flashes />}
        content={isStranger ? <NoTenantPage /> : children}
        toolsHide
        splitPanel={splitPanel}
        splitPanelOpen={splitPanel !== undefined}
        onSplitPanelToggle={({ detail }) => {
          if (!detail.open) getPageKeys().close?.();
        }}
      />
      {isHelpOpen !== undefined && (
        <KeysDialog visible={isHelpOpen} onClose={() => setHelpOpen(false)} />
      )}
      {wasStopped && <SessionDialog />}
    </div>
  );
}
