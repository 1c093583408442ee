import { Button, Checkbox, Select, SelectItem, TextInput } from '@carbon/react';
import { CRITERION_PHASES, type AcceptanceView, type CriterionPhase } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { peopleQuery } from '../../projects/projects.js';
import { freeKey } from '../sets/free-key.js';
import { useEditCriteria, type WrittenCriterion } from '../transition.js';

/** What is asked in a draft, and of whom. */
export function CriteriaDialog({ acceptance, onClose }: { acceptance: AcceptanceView; onClose: () => void }) {
  const { t } = useTranslation(['transition', 'common']);
  const announce = useAnnounce();
  const edit = useEditCriteria(acceptance);
  const [criteria, setCriteria] = useState<readonly WrittenCriterion[]>(acceptance.criteria.map(({ key, text, phase, mandatory, owner }) => ({ key, text, phase, mandatory, owner: owner.username })));
  const put = (index: number, criterion: WrittenCriterion | null) => setCriteria(criteria.flatMap((one, at) => (at !== index ? [one] : criterion ? [criterion] : [])));
  const add = () => setCriteria([...criteria, { key: freeKey('criterion', criteria), text: t('sets.newCriterion'), phase: 'entry', mandatory: true, owner: acceptance.manager.username }]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const done = () => {
      announce(t('criteria.saved'));
      onClose();
    };
    edit.mutate(criteria, { onSuccess: done });
  };
  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="criteria" disabled={edit.isPending}>{t('common:action.save')}</Button>
    </>
  );
  return (
    <Dialog title={t('criteria.editTitle', { number: acceptance.number })} onClose={onClose} actions={actions}>
      <form id="criteria" onSubmit={submit} noValidate className="tg-stack">
        {edit.error && <ErrorNotice error={edit.error} title={t('criteria.failed')} />}
        {criteria.map((criterion, index) => <CriterionRow key={criterion.key} id={`criterion-${index}`} criterion={criterion} onChange={(next) => put(index, next)} />)}
        <span><Button kind="tertiary" size="sm" onClick={add}>{t('sets.addCriterion')}</Button></span>
      </form>
    </Dialog>
  );
}

function CriterionRow({ id, criterion, onChange }: { id: string; criterion: WrittenCriterion; onChange: (criterion: WrittenCriterion | null) => void }) {
  const { t } = useTranslation('transition');
  const people = useQuery(peopleQuery);
  const put = (part: Partial<WrittenCriterion>) => onChange({ ...criterion, ...part });
  return (
    <div className="tg-transition-part tg-stack">
      <TextInput id={`${id}-text`} labelText={t('sets.text')} value={criterion.text} maxLength={500} onChange={(event) => put({ text: event.target.value })} />
      <div className="tg-filters">
        <Select id={`${id}-owner`} size="sm" labelText={t('sets.owner')} value={criterion.owner} onChange={(event) => put({ owner: event.target.value })}>
          {(people.data?.items ?? []).map(({ username, displayName }) => <SelectItem key={username} value={username} text={displayName} />)}
        </Select>
        <Select id={`${id}-phase`} size="sm" labelText={t('sets.phase')} value={criterion.phase} onChange={(event) => put({ phase: event.target.value as CriterionPhase })}>
          {CRITERION_PHASES.map((phase) => <SelectItem key={phase} value={phase} text={t(`phase.${phase}`)} />)}
        </Select>
        <Checkbox id={`${id}-mandatory`} labelText={t('sets.mandatory')} checked={criterion.mandatory} onChange={(_, { checked }) => put({ mandatory: checked })} />
      </div>
      <span><Button kind="danger--ghost" size="sm" onClick={() => onChange(null)}>{t('sets.removeCriterion')}</Button></span>
    </div>
  );
}
