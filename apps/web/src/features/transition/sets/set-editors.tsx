import { Button, Checkbox, Select, SelectItem, TextInput } from '@carbon/react';
import { CRITERION_PHASES, DIRECTIONS, TRANSITION_ROLES, type CriterionPhase, type CriterionTemplate, type Direction, type LevelTemplate, type TransitionRole } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { freeKey } from './free-key.js';

interface EditorProps<T> {
  ordinal: number;
  /** null: it is taken away. */
  onChange: (entry: T | null) => void;
}

/** One criterion of a set. */
export function CriterionEditor({ ordinal, criterion, onChange }: EditorProps<CriterionTemplate> & { criterion: CriterionTemplate }) {
  const { t } = useTranslation('transition');
  const id = (field: string) => `criterion-${ordinal}-${field}`;
  const put = (part: Partial<CriterionTemplate>) => onChange({ ...criterion, ...part });
  return (
    <fieldset className="tg-transition-part tg-stack">
      <legend className="tg-strong">{t('sets.criterion', { ordinal })}</legend>
      <TextInput id={id('text')} labelText={t('sets.text')} value={criterion.text} maxLength={500} onChange={(event) => put({ text: event.target.value })} />
      <TextInput id={id('key')} labelText={t('sets.key')} value={criterion.key} maxLength={60} onChange={(event) => put({ key: event.target.value })} />
      <div className="tg-filters">
        <Select id={id('phase')} size="sm" labelText={t('sets.phase')} value={criterion.phase} onChange={(event) => put({ phase: event.target.value as CriterionPhase })}>
          {CRITERION_PHASES.map((one) => <SelectItem key={one} value={one} text={t(`phase.${one}`)} />)}
        </Select>
        <Select id={id('owner')} size="sm" labelText={t('sets.owner')} value={criterion.ownerRole} onChange={(event) => put({ ownerRole: event.target.value as TransitionRole })}>
          {TRANSITION_ROLES.map((one) => <SelectItem key={one} value={one} text={t(`role.${one}`)} />)}
        </Select>
        <Checkbox id={id('mandatory')} labelText={t('sets.mandatory')} checked={criterion.mandatory} onChange={(_, { checked }) => put({ mandatory: checked })} />
      </div>
      <span><Button kind="danger--ghost" size="sm" onClick={() => onChange(null)}>{t('sets.removeCriterion')}</Button></span>
    </fieldset>
  );
}

/** Levels that are measured by hand, each of which can be changed and taken away. */
export function LevelFields({ levels, locked, onChange }: { levels: readonly LevelTemplate[]; locked?: string | undefined; onChange: (levels: LevelTemplate[]) => void }) {
  const { t } = useTranslation('transition');
  const add = () => onChange([...levels, { key: freeKey('level', levels), name: t('sets.newLevel'), unit: '', direction: 'decrease', target: 0 }]);
  return (
    <fieldset disabled={locked !== undefined} className="tg-stack">
      <legend className="tg-label">{t('support.field.levels')}</legend>
      {locked && <p className="tg-quiet">{locked}</p>}
      {levels.map((level, index) => <LevelEditor key={index} ordinal={index + 1} level={level} onChange={(next) => onChange(replaced(levels, index, next))} />)}
      <span><Button kind="tertiary" size="sm" onClick={add}>{t('sets.addLevel')}</Button></span>
    </fieldset>
  );
}

/** The entries with another at the index; null takes it away. */
export function replaced<T>(entries: readonly T[], index: number, entry: T | null): T[] {
  return entries.flatMap((one, at) => (at !== index ? [one] : entry ? [entry] : []));
}

/** One level of a set. */
function LevelEditor({ ordinal, level, onChange }: EditorProps<LevelTemplate> & { level: LevelTemplate }) {
  const { t } = useTranslation('transition');
  const id = (field: string) => `level-${ordinal}-${field}`;
  const put = (part: Partial<LevelTemplate>) => onChange({ ...level, ...part });
  return (
    <fieldset className="tg-transition-part tg-stack">
      <legend className="tg-strong">{t('sets.level', { ordinal })}</legend>
      <TextInput id={id('name')} labelText={t('sets.name')} value={level.name} maxLength={120} onChange={(event) => put({ name: event.target.value })} />
      <TextInput id={id('key')} labelText={t('sets.key')} value={level.key} maxLength={60} onChange={(event) => put({ key: event.target.value })} />
      <div className="tg-filters">
        <Select id={id('direction')} size="sm" labelText={t('sets.direction')} value={level.direction} onChange={(event) => put({ direction: event.target.value as Direction })}>
          {DIRECTIONS.map((one) => <SelectItem key={one} value={one} text={t(`direction.${one}`)} />)}
        </Select>
        <TextInput id={id('target')} size="sm" type="number" step="any" labelText={t('sets.target')} value={level.target} onChange={(event) => put({ target: Number(event.target.value) })} />
        <TextInput id={id('unit')} size="sm" labelText={t('sets.unit')} value={level.unit} maxLength={40} onChange={(event) => put({ unit: event.target.value })} />
      </div>
      <span><Button kind="danger--ghost" size="sm" onClick={() => onChange(null)}>{t('sets.removeLevel')}</Button></span>
    </fieldset>
  );
}
