import { Button, Select, SelectItem } from '@carbon/react';
import { UserAvatar } from '@carbon/react/icons';
import type { SessionView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../features/session/session.js';
import { Menu } from '../ui/menu.js';
import { chooseTheme, THEMES, type Theme, useTheme } from '../ui/theme.js';
import { PersonSwitcher } from './person-switcher.js';

/** Who is signed in, the colour theme, whom the administrator may act as, sign-out. */
export function AccountMenu({ session, person }: { session: SessionView; person: NonNullable<SessionView['person']> }) {
  const { t } = useTranslation();
  const theme = useTheme();
  const signOut = useSignOut();
  const mayActAs = session.administrator !== null || person.roles.includes('admin');
  return (
    <Menu text={<UserAvatar size={20} />} label={t('header.account', { name: person.displayName })} className="tg-header-button" align="end">
      <div className="tg-stack">
        <div>
          <p className="tg-strong">{person.displayName}</p>
          <p className="tg-quiet">{t('account.signedInAs', { username: person.username })}</p>
          <p className="tg-quiet">{person.roles.map((role) => t(`role.${role}`)).join(', ')}</p>
        </div>
        <Select id="theme" size="sm" labelText={t('account.theme')} value={theme} onChange={(event) => chooseTheme(event.target.value as Theme)}>
          {THEMES.map((choice) => (
            <SelectItem key={choice} value={choice} text={t(`account.themes.${choice}`)} />
          ))}
        </Select>
        {mayActAs && <PersonSwitcher current={person.username} />}
        <p className="tg-quiet">{t('account.engine', { engine: t(`account.engines.${session.engine}`) })}</p>
        <Button kind="secondary" size="sm" onClick={() => signOut.mutate()} disabled={signOut.isPending}>
          {t('account.signOut')}
        </Button>
      </div>
    </Menu>
  );
}
