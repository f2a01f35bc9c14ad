'use client';

import AppLayoutToolbar, {
  type AppLayoutToolbarProps,
} from '@cloudscape-design/components/app-layout-toolbar';
import { type ReactNode, useRef, useState } from 'react';
import { Flashes } from '../flashes/flashes.tsx';
import { KeysDialog } from '../keys/keys-dialog.tsx';
import { useKeysPreference } from '../keys/keys-preference.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Breadcrumbs } from '../navigation/breadcrumbs.tsx';
import { Navigation } from '../navigation/navigation.tsx';
import { useMounted } from '../tables/use-mounted.ts';
import { useEarlyInput } from './early-input.ts';
import { useShellSlots } from './page-slots.tsx';
import { TopBar } from './top-bar.tsx';
import { useSystemTheme } from './use-system-theme.ts';

const LABELS: AppLayoutToolbarProps.Labels = {
  navigation: 'Sections',
  navigationToggle: 'Open navigation',
  navigationClose: 'Close navigation',
  notifications: 'Notifications',
};

/** What stands around every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const layout = useRef<AppLayoutToolbarProps.Ref>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [keysAreOn] = useKeysPreference();
  const { splitPanel, getPageKeys } = useShellSlots();
  const isHydrated = useMounted();
  useEarlyInput(isHydrated);
  useSystemTheme();
  useKeys({ enabled: keysAreOn, getPageKeys, showHelp: () => setHelpOpen(true) });
  return (
    // What React does not know yet would swallow clicks and typing: it takes none until then.
    <div className="shell" inert={!isHydrated} aria-busy={!isHydrated}>
      {/* On phones its menu lies outside the header that Cloudscape makes. */}
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
        content={children}
        toolsHide
        splitPanel={splitPanel}
        splitPanelOpen={splitPanel !== undefined}
        onSplitPanelToggle={({ detail }) => {
          if (!detail.open) getPageKeys().close?.();
        }}
      />
      <KeysDialog visible={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
