import { Button, Checkbox, TextInput } from '@carbon/react';
import { GATEKEEPER_ROLES, type GateCriterion, type StageTemplate } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { CriterionEditor } from './criterion-editor.js';

interface StageEditorProps {
  ordinal: number;
  stage: StageTemplate;
  /** null: it is taken away. */
  onChange: (stage: StageTemplate | null) => void;
}

/** One stage with its gate: gatekeepers and criteria. */
export function StageEditor({ ordinal, stage, onChange }: StageEditorProps) {
  const { t } = useTranslation('projects');
  const { gate } = stage;
  const id = (field: string) => `stage-${ordinal}-${field}`;
  const putGate = (part: Partial<StageTemplate['gate']>) => onChange({ ...stage, gate: { ...gate, ...part } });
  const putCriterion = (index: number, criterion: GateCriterion | null) => putGate({ criteria: gate.criteria.flatMap((one, at) => (at !== index ? [one] : criterion ? [criterion] : [])) });
  const addCriterion = () => putGate({ criteria: [...gate.criteria, { key: freeKey(gate.criteria), text: t('sets.newCriterion'), weight: 'must', ownerRole: 'project-manager', live: null }] });
  return (
    <fieldset className="tg-section tg-stack">
      <legend className="tg-strong">{t('sets.stage', { ordinal })}</legend>
      <TextInput id={id('name')} labelText={t('sets.stageName')} value={stage.name} maxLength={120} onChange={(event) => onChange({ ...stage, name: event.target.value })} />
      <TextInput id={id('days')} type="number" min={1} max={1000} labelText={t('sets.days')} value={stage.workingDays} onChange={(event) => onChange({ ...stage, workingDays: Number(event.target.value) })} />
      <TextInput id={id('gate')} labelText={t('sets.gateName')} value={gate.name} maxLength={120} onChange={(event) => putGate({ name: event.target.value })} />
      <fieldset>
        <legend className="tg-label">{t('sets.gatekeepers')}</legend>
        {GATEKEEPER_ROLES.map((role) => (
          <Checkbox key={role} id={id(role)} labelText={t(`role.${role}`)} checked={gate.gatekeepers.includes(role)} onChange={(_, { checked }) => putGate({ gatekeepers: checked ? [...gate.gatekeepers, role] : gate.gatekeepers.filter((other) => other !== role) })} />
        ))}
      </fieldset>
      {gate.criteria.map((criterion, index) => <CriterionEditor key={index} id={id(`criterion-${index}`)} criterion={criterion} onChange={(next) => putCriterion(index, next)} />)}
      <span className="tg-row">
        <Button kind="tertiary" size="sm" onClick={addCriterion}>{t('sets.addCriterion')}</Button>
        <Button kind="danger--ghost" size="sm" onClick={() => onChange(null)}>{t('sets.removeStage')}</Button>
      </span>
    </fieldset>
  );
}

function freeKey(criteria: readonly GateCriterion[]): string {
  for (let count = criteria.length + 1; ; count += 1) if (!criteria.some(({ key }) => key === `criterion-${count}`)) return `criterion-${count}`;
}
