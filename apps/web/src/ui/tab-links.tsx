import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';

export interface TabLink {
  to: string;
  text: string;
  /** Only the exact address counts as this tab. */
  end?: boolean;
  count?: number;
}

/** Tabs that are addresses: each can be linked, opened in a new window and left with Back. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a narrow screen the row of tabs is wider than what is seen of it.
  useEffect(() => {
    // Nothing is returned: newer browsers answer with a promise, which React would take for a clean-up.
    void nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  return (
    <nav ref={nav} className="tg-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.end ?? false} className="tg-tabs__link">
          {tab.text}
          {tab.count ? <span className="tg-tabs__count">{tab.count}</span> : null}
        </NavLink>
      ))}
    </nav>
  );
}
