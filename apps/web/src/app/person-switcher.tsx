import type { Page, PersonView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, queryString } from '../api/client.js';
import { useActAs } from '../features/session/session.js';
import { ErrorNotice } from '../ui/error-notice.js';

/** The sample people whom the administrator may act as, on the machine itself. */
export function PersonSwitcher({ current }: { current: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const actAs = useActAs();
  const people = useQuery({ queryKey: ['people', 'sample'], queryFn: ({ signal }) => api.get<Page<PersonView>>(`/people${queryString({ limit: 100 })}`, signal), retry: false });
  const sample = people.data?.items.filter((person) => person.sample && person.active && person.username !== current) ?? [];
  const section = useRef<HTMLElement>(null);
  useEffect(() => void section.current?.closest<HTMLElement>('[popover]')?.hidePopover(), [current]);
  if (sample.length === 0) return null;
  return (
    <section ref={section} aria-label={t('account.actAs')}>
      <p className="tg-label">{t('account.actAs')}</p>
      {actAs.error && <ErrorNotice error={actAs.error} title={t('error.failed', { what: t('account.actAs') })} />}
      <ul className="tg-people">
        {sample.map((person) => (
          <li key={person.username}>
            <button
              type="button"
              className="tg-people__person"
              disabled={actAs.isPending}
              onClick={() => actAs.mutate(person.username, { onSuccess: () => void navigate('/') })}
            >
              <span>
                <span className="tg-visually-hidden">{t('account.actAsPrefix')} </span>
                {person.displayName}
              </span>
              <span className="tg-quiet">{person.roles.map((role) => t(`role.${role}`)).join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
