import type { Role, SessionView } from '#core/contracts';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router';
import { focusSearch, moveRow } from '../keyboard/rows.js';
import { useShortcuts } from '../keyboard/shortcuts.js';
import { StaleBanner } from '../live/live-status.js';
import { useLive } from '../live/use-live.js';
import { LiveMessages } from '../ui/live-message.js';
import { ActingAsBanner } from './acting-as-banner.js';
import { keyedPlacesFor } from './navigation.js';
import { ShellHeader } from './shell-header.js';

const Palette = lazy(() => import('../keyboard/palette.js'));
const HelpDialog = lazy(async () => ({ default: (await import('../keyboard/help-dialog.js')).HelpDialog }));

type Overlay = 'palette' | 'help' | null;

/** The frame of every screen of the signed-in: header, banners, content, keyboard. */
export function Shell({ session, person }: { session: SessionView; person: NonNullable<SessionView['person']> }) {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const live = useLive();
  const close = () => setOverlay(null);
  useShellShortcuts(person.roles, setOverlay);
  const main = useFocusOnNewPage();
  return (
    <LiveMessages>
      <ShellHeader session={session} person={person} live={live} onPalette={() => setOverlay('palette')} onHelp={() => setOverlay('help')} />
      <main id="main-content" className="tg-main" ref={main} tabIndex={-1}>
        {session.administrator && <ActingAsBanner administrator={session.administrator} person={person} />}
        <StaleBanner status={live} />
        <Outlet />
      </main>
      <ScrollRestoration />
      <Suspense fallback={null}>
        {overlay === 'palette' && <Palette onClose={close} />}
        {overlay === 'help' && <HelpDialog onClose={close} />}
      </Suspense>
    </LiveMessages>
  );
}

function useShellShortcuts(roles: readonly Role[], setOverlay: (overlay: Overlay) => void): void {
  const navigate = useNavigate();
  const goTo = Object.fromEntries(keyedPlacesFor(roles).map((place) => [`g ${place.key}`, () => void navigate(place.to)]));
  useShortcuts({
    ...goTo,
    'mod+k': () => setOverlay('palette'),
    '?': () => setOverlay('help'),
    '/': () => {
      if (!focusSearch()) setOverlay('palette');
    },
    j: () => moveRow(1),
    k: () => moveRow(-1),
  });
}

/** After a change of screen the focus starts at the content, unless it still rests on something visible. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
