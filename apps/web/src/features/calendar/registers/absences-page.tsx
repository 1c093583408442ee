import { Button } from '@carbon/react';
import { ABSENCE_SCOPES, type AbsenceView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { queryString } from '../../../api/client.js';
import { Dialog } from '../../../ui/dialog.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { Loaded } from '../../../ui/loaded.js';
import { Moment } from '../../../ui/moment.js';
import { Page } from '../../../ui/page.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { type Column, DataTable } from '../../../ui/table/data-table.js';
import { useHasRole, usePerson } from '../../session/session.js';
import { AbsenceDialog } from '../absence-dialog.js';
import { absencesQuery, aroundToday, useRemoveAbsence } from '../calendar.js';
import '../texts.js';
import { RegisterTabs } from './register-tabs.js';

/** `/calendar/absences?whose`: one's own absences, and those of one's team with who stands in. */
export function Component() {
  const { t } = useTranslation(['calendar', 'common']);
  const [params, setParams] = useSearchParams();
  const isAdmin = useHasRole('admin');
  const scopes = ABSENCE_SCOPES.filter((scope) => scope !== 'all' || isAdmin);
  const whose = scopes.find((scope) => scope === params.get('whose')) ?? 'own';
  const range = aroundToday();
  const query = useQuery(absencesQuery(whose, range));
  const [open, setOpen] = useState<AbsenceView | 'new' | null>(null);
  const columns = useMemo<Column<AbsenceView>[]>(
    () => [
      { id: 'person', header: t('absence.person'), fixed: true, cell: (absence) => absence.person.displayName },
      { id: 'start', header: t('absence.start'), fixed: true, cell: (absence) => <Moment at={absence.start} /> },
      { id: 'end', header: t('absence.end'), cell: (absence) => <Moment at={absence.end} /> },
      { id: 'delegate', header: t('absence.delegate'), cell: (absence) => absence.delegate?.displayName ?? t('absence.nobody') },
      { id: 'note', header: t('absence.note'), cell: (absence) => absence.note },
      { id: 'actions', header: t('registers.actions'), cell: (absence) => <Actions absence={absence} onEdit={() => setOpen(absence)} /> },
    ],
    [t],
  );
  return (
    <Page title={t('registers.absences')} actions={<Button size="md" onClick={() => setOpen('new')}>{t('newAbsence')}</Button>}>
      <RegisterTabs />
      <div className="tg-filters" role="group" aria-label={t('whoseLabel')}>
        {scopes.map((scope) => (
          <Button key={scope} size="sm" kind={scope === whose ? 'secondary' : 'ghost'} aria-pressed={scope === whose} onClick={() => setParams(scope === 'own' ? {} : { whose: scope })}>{t(`whose.${scope}`)}</Button>
        ))}
        <CsvLink path="/absences" query={queryString({ whose, ...range })} />
      </div>
      <Loaded query={query} what={t('registers.absences')}>
        {(absences) => (absences.length === 0 ? <EmptyState title={t('absence.none')}>{t('absence.noneText')}</EmptyState> : <DataTable<AbsenceView> name="absences" label={t('registers.absences')} columns={columns} rows={absences} rowId={({ number }) => number} />)}
      </Loaded>
      {open && <AbsenceDialog {...(open === 'new' ? {} : { absence: open })} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function Actions({ absence, onEdit }: { absence: AbsenceView; onEdit: () => void }) {
  const { t } = useTranslation(['calendar', 'common']);
  const { username } = usePerson();
  const isAdmin = useHasRole('admin');
  const remove = useRemoveAbsence();
  const [asking, setAsking] = useState(false);
  if (absence.person.username !== username && !isAdmin) return null;
  const close = () => setAsking(false);
  const actions = (
    <>
      <Button kind="secondary" onClick={close}>{t('common:action.cancel')}</Button>
      <Button kind="danger" disabled={remove.isPending} onClick={() => remove.mutate(absence, { onSuccess: close })}>{t('absence.remove')}</Button>
    </>
  );
  return (
    <span className="tg-row">
      <Button size="sm" kind="ghost" onClick={onEdit}>{t('common:action.edit')}</Button>
      <Button size="sm" kind="ghost" onClick={() => setAsking(true)}>{t('absence.remove')}</Button>
      {asking && (
        <Dialog title={t('absence.remove')} onClose={close} actions={actions}>
          {remove.error && <ErrorNotice error={remove.error} title={t('common:error.action')} />}
          <p>{t('absence.removeText')}</p>
        </Dialog>
      )}
    </span>
  );
}
