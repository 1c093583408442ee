import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ChangeListItem, Page } from '#core/contracts';
import { api, queryString } from '../api/client.js';
import { placesFor } from '../app/navigation.js';
import { usePerson } from '../features/session/session.js';
import { Dialog } from '../ui/dialog.js';
import { recordPath } from '../ui/record-link.js';
import { chooseTheme, THEMES } from '../ui/theme.js';
import './palette.scss';

const SHOWN_RECORDS = 6;

/** Ctrl/Cmd+K: go anywhere, open a record by number or title, run a command. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const places = placesFor(usePerson().roles);
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  // The dialog has taken the focus when this runs: effects of children come first.
  useEffect(() => void input.current?.focus(), []);
  const query = text.trim();
  const records = useQuery({
    queryKey: ['changes', 'palette', query],
    queryFn: ({ signal }) => api.get<Page<ChangeListItem>>(`/changes${queryString({ q: query, limit: SHOWN_RECORDS })}`, signal),
    enabled: query.length > 1,
    placeholderData: (old) => old,
  });
  const go = (to: string) => {
    onClose();
    void navigate(to);
  };
  const number = /^[a-z]+-\d+$/i.test(query) ? query.toUpperCase() : null;
  const path = number && recordPath(number);
  return (
    <Dialog title={t('palette.label')} onClose={onClose}>
      <Command label={t('palette.label')} className="tg-palette">
        <Command.Input ref={input} value={text} onValueChange={setText} placeholder={t('palette.placeholder')} />
        <Command.List>
          <Command.Empty>{t('palette.none')}</Command.Empty>
          {number && path && (
            <Command.Item value={query} onSelect={() => go(path)}>
              {t('palette.openRecord', { number })}
            </Command.Item>
          )}
          <Command.Group heading={t('palette.go')}>
            {places.map((place) => (
              <Command.Item key={place.to} onSelect={() => go(place.to)}>
                {t(`place.${place.nav}`)}
                {place.key && <kbd>g {place.key}</kbd>}
              </Command.Item>
            ))}
          </Command.Group>
          <Command.Group heading={t('palette.create')}>
            <Command.Item onSelect={() => go('/changes/new')}>{t('palette.newChange')}</Command.Item>
          </Command.Group>
          {records.data && query.length > 1 && (
            <Command.Group heading={t('palette.records')}>
              {records.data.items.map((change) => (
                <Command.Item key={change.number} value={`${change.number} ${change.title} ${query}`} onSelect={() => go(`/changes/${change.number}`)}>
                  {change.number} {change.title}
                </Command.Item>
              ))}
            </Command.Group>
          )}
          <Command.Group heading={t('palette.settings')}>
            {THEMES.map((theme) => (
              <Command.Item key={theme} onSelect={() => { chooseTheme(theme); onClose(); }}>
                {t('palette.theme', { theme: t(`account.themes.${theme}`) })}
              </Command.Item>
            ))}
          </Command.Group>
        </Command.List>
      </Command>
    </Dialog>
  );
}
