import { Button, Checkbox, Select, SelectItem, TextInput } from '@carbon/react';
import { CRITERION_PHASES, type CriterionPhase, type CriterionReading } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { PersonField } from '../person-field.js';
import { freeKey } from '../sets/free-key.js';
import { replaced } from '../sets/set-editors.js';
import type { WrittenCriterion } from '../transition.js';

interface CriteriaFieldsProps {
  criteria: readonly WrittenCriterion[];
  /** As they are on record, with what was brought. */
  brought: readonly CriterionReading[];
  /** User name of who owns what is added. */
  newOwner: string;
  onChange: (criteria: WrittenCriterion[]) => void;
}

/** What is asked in an acceptance, of whom and until when. */
export function CriteriaFields({ criteria, brought, newOwner, onChange }: CriteriaFieldsProps) {
  const { t } = useTranslation('transition');
  const add = () => onChange([...criteria, { key: freeKey('criterion', [...criteria, ...brought]), text: t('sets.newCriterion'), phase: 'entry', mandatory: true, owner: newOwner, due: null }]);
  const voids = ({ key, text }: WrittenCriterion) => brought.some((one) => one.key === key && one.text !== text && one.evidence !== null);
  return (
    <>
      {criteria.map((criterion, index) => <CriterionRow key={criterion.key} id={`criterion-${index}`} criterion={criterion} voids={voids(criterion)} onChange={(next) => onChange(replaced(criteria, index, next))} />)}
      <span><Button kind="tertiary" size="sm" onClick={add}>{t('sets.addCriterion')}</Button></span>
    </>
  );
}

interface CriterionRowProps {
  id: string;
  criterion: WrittenCriterion;
  /** Whether what was brought for it counts no more with this wording. */
  voids: boolean;
  onChange: (criterion: WrittenCriterion | null) => void;
}

function CriterionRow({ id, criterion, voids, onChange }: CriterionRowProps) {
  const { t } = useTranslation('transition');
  const put = (part: Partial<WrittenCriterion>) => onChange({ ...criterion, ...part });
  return (
    <div className="tg-transition-part tg-stack">
      <TextInput id={`${id}-text`} labelText={t('sets.text')} value={criterion.text} maxLength={500} warn={voids} warnText={t('criteria.voids')} onChange={(event) => put({ text: event.target.value })} />
      <div className="tg-filters">
        <PersonField id={`${id}-owner`} label={t('sets.owner')} value={criterion.owner} onChange={(owner) => put({ owner })} />
        <Select id={`${id}-phase`} size="sm" labelText={t('sets.phase')} value={criterion.phase} onChange={(event) => put({ phase: event.target.value as CriterionPhase })}>
          {CRITERION_PHASES.map((phase) => <SelectItem key={phase} value={phase} text={t(`phase.${phase}`)} />)}
        </Select>
        <TextInput id={`${id}-due`} size="sm" type="date" labelText={t('criteria.due')} value={criterion.due ?? ''} onChange={(event) => put({ due: event.target.value || null })} />
        <Checkbox id={`${id}-mandatory`} labelText={t('sets.mandatory')} checked={criterion.mandatory} onChange={(_, { checked }) => put({ mandatory: checked })} />
      </div>
      <span><Button kind="danger--ghost" size="sm" onClick={() => onChange(null)}>{t('sets.removeCriterion')}</Button></span>
    </div>
  );
}
