import { ROLES } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useGroupName } from '../../../ui/group-name.js';
import { choicesQuery, offered } from '../../catalogue/catalogue.js';
import '../texts.js';

export const ORGANISATION = 'organisation';

/** Whom a working calendar is for, in words: `group:cab-member`, `service:SVC-3`. */
export function useSubjectName(): (subject: string) => string {
  const { t } = useTranslation('calendar');
  const groupName = useGroupName();
  const { data } = useQuery(choicesQuery('services'));
  return useCallback(
    (subject) => {
      const [kind, of = ''] = subject.split(':');
      if (kind === 'group') return t('hours.group', { name: groupName(of) });
      if (kind === 'service') return t('hours.service', { name: data?.items.find(({ number }) => number === of)?.name ?? of });
      return t('hours.organisation');
    },
    [t, groupName, data],
  );
}

/** Everything that can have a calendar of its own, or was chosen before. */
export function useSubjects(chosen: readonly string[]): string[] {
  const { data } = useQuery(choicesQuery('services'));
  return [ORGANISATION, ...ROLES.map((role) => `group:${role}`), ...offered(data?.items ?? [], chosen.map((subject) => subject.replace('service:', ''))).map(({ number }) => `service:${number}`)];
}
