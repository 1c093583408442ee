import { Header, HeaderGlobalBar, HeaderMenu, HeaderMenuButton, HeaderMenuItem, HeaderName, HeaderNavigation, HeaderSideNavItems, SideNav, SkipToContent } from '@carbon/react';
import { Help, Search } from '@carbon/react/icons';
import type { SessionView } from '#core/contracts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { LiveMark } from '../live/live-status.js';
import type { LiveStatus } from '../live/use-live.js';
import { Bell } from '../features/inbox/bell.js';
import { AccountMenu } from './account-menu.js';
import { navigationFor, type Place } from './navigation.js';

interface ShellHeaderProps {
  session: SessionView;
  person: NonNullable<SessionView['person']>;
  live: LiveStatus;
  onPalette: () => void;
  onHelp: () => void;
}

export function ShellHeader({ session, person, live, onPalette, onHelp }: ShellHeaderProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  const { first, groups } = navigationFor(person.roles);
  const link = useNavigationLink();
  return (
    <Header aria-label={t('product')}>
      <SkipToContent href="#main-content">{t('skipToContent')}</SkipToContent>
      <HeaderMenuButton aria-label={t(open ? 'nav.close' : 'nav.open')} isActive={open} onClick={() => setOpen(!open)} aria-expanded={open} />
      <HeaderName as={Link} to="/" prefix="">
        {t('product')}
      </HeaderName>
      <HeaderNavigation aria-label={t('nav.label')}>
        {first.map(link)}
        {/* With the path as a part of its key a menu closes, and gives up the focus, when a person arrives elsewhere. */}
        {groups.map(({ group, places }) => (
          <HeaderMenu key={`${group} ${pathname}`} menuLinkName={t(`placeGroup.${group}`)} aria-label={t(`placeGroup.${group}`)}>
            {places.map(link)}
          </HeaderMenu>
        ))}
      </HeaderNavigation>
      <HeaderGlobalBar>
        <LiveMark status={live} />
        <button type="button" className="tg-header-button" onClick={onPalette} aria-label={t('header.search')} title={`${t('header.search')} (Ctrl K)`}>
          <Search size={20} />
        </button>
        <button type="button" className="tg-header-button tg-header-button--wide" onClick={onHelp} aria-label={t('header.help')} title={`${t('header.help')} (?)`}>
          <Help size={20} />
        </button>
        <Bell />
        <AccountMenu session={session} person={person} />
      </HeaderGlobalBar>
      <SideNav aria-label={t('nav.narrow')} expanded={open} isPersistent={false} onSideNavBlur={() => setOpen(false)}>
        <HeaderSideNavItems>
          {first.map(link)}
          {groups.map(({ group, places }) => (
            <li key={group}>
              <h2 className="tg-nav-group">{t(`placeGroup.${group}`)}</h2>
              <ul>{places.map(link)}</ul>
            </li>
          ))}
        </HeaderSideNavItems>
      </SideNav>
    </Header>
  );
}

function useNavigationLink() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return ({ nav, to, isHere }: Place) => (
    <HeaderMenuItem key={to} as={Link} to={to} isActive={isHere(pathname)} aria-current={isHere(pathname) ? 'page' : undefined}>
      {t(`place.${nav}`)}
    </HeaderMenuItem>
  );
}
