import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import { COMPARISONS, CRITERION_WEIGHTS, TEAM_ROLES, type Comparison, type CriterionWeight, type GateCriterion, type LiveCriterion, type LiveQueryId, type LiveQueryView, type TeamRole } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { liveQueriesQuery } from '../projects.js';

interface CriterionEditorProps {
  id: string;
  criterion: GateCriterion;
  /** null: it is taken away. */
  onChange: (criterion: GateCriterion | null) => void;
}

const USUAL_DAYS = 90;

/** One criterion: by hand, or a live query composed of the questions that are answered here. */
export function CriterionEditor({ id, criterion, onChange }: CriterionEditorProps) {
  const { t } = useTranslation('projects');
  const { data: queries = [] } = useQuery(liveQueriesQuery);
  const put = (part: Partial<GateCriterion>) => onChange({ ...criterion, ...part });
  const ask = (query: string) => put({ live: query === '' ? null : asked(queries.find((one) => one.id === query)!, criterion.live) });
  return (
    <div className="tg-set-criterion tg-stack">
      <TextInput id={`${id}-text`} labelText={t('sets.text')} value={criterion.text} maxLength={500} onChange={(event) => put({ text: event.target.value })} />
      <div className="tg-filters">
        <TextInput id={`${id}-key`} size="sm" labelText={t('sets.key')} value={criterion.key} maxLength={60} onChange={(event) => put({ key: event.target.value })} />
        <Select id={`${id}-weight`} size="sm" labelText={t('sets.weight')} value={criterion.weight} onChange={(event) => put({ weight: event.target.value as CriterionWeight })}>
          {CRITERION_WEIGHTS.map((one) => <SelectItem key={one} value={one} text={t(`weight.${one}`)} />)}
        </Select>
        <Select id={`${id}-owner`} size="sm" labelText={t('sets.owner')} value={criterion.ownerRole} onChange={(event) => put({ ownerRole: event.target.value as TeamRole })}>
          {TEAM_ROLES.map((one) => <SelectItem key={one} value={one} text={t(`role.${one}`)} />)}
        </Select>
      </div>
      <div className="tg-filters">
        <Select id={`${id}-query`} className="tg-set-criterion__question" size="sm" labelText={t('sets.kind')} value={criterion.live?.query ?? ''} onChange={(event) => ask(event.target.value)}>
          <SelectItem value="" text={t('gate.byHand')} />
          {queries.map(({ id: query }) => <SelectItem key={query} value={query} text={t(`query.${query}`)} />)}
        </Select>
        {criterion.live && <LiveEditor id={id} live={criterion.live} onChange={(live) => put({ live })} />}
      </div>
      <p className="tg-quiet">{t(criterion.live ? `queryHelp.${criterion.live.query}` : 'queryHelp.byHand')}</p>
      <span><Button kind="danger--ghost" size="sm" onClick={() => onChange(null)}>{t('sets.removeCriterion')}</Button></span>
    </div>
  );
}

function LiveEditor({ id, live, onChange }: { id: string; live: LiveCriterion; onChange: (live: LiveCriterion) => void }) {
  const { t } = useTranslation('projects');
  return (
    <>
      <Select id={`${id}-comparison`} size="sm" labelText={t('sets.comparison')} value={live.comparison} onChange={(event) => onChange({ ...live, comparison: event.target.value as Comparison })}>
        {COMPARISONS.map((one) => <SelectItem key={one} value={one} text={t(`comparison.${one}`)} />)}
      </Select>
      <TextInput id={`${id}-limit`} size="sm" type="number" min={0} labelText={t('sets.limit')} value={live.limit} onChange={(event) => onChange({ ...live, limit: Number(event.target.value) })} />
      {live.days !== null && <TextInput id={`${id}-days`} size="sm" type="number" min={1} labelText={t('sets.lookBack')} value={live.days} onChange={(event) => onChange({ ...live, days: Number(event.target.value) })} />}
    </>
  );
}

/** The question with what was chosen before, as far as it fits. */
function asked({ id, unit, days }: LiveQueryView, before: LiveCriterion | null): LiveCriterion {
  const usual: { comparison: Comparison; limit: number } = unit === 'percent' ? { comparison: 'at-least', limit: 90 } : { comparison: 'at-most', limit: 0 };
  return { query: id satisfies LiveQueryId, ...usual, ...(before && { comparison: before.comparison, limit: before.limit }), days: days ? (before?.days ?? USUAL_DAYS) : null };
}
