import { ANSWERS, type ChangeContent, type ChangeView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RiskBadge } from '../../../ui/badge.js';
import { type Fact, Facts } from '../../../ui/facts.js';
import { Moment } from '../../../ui/moment.js';
import { Notice } from '../../../ui/notice.js';
import { RecordLink } from '../../../ui/record-link.js';
import { userZone } from '../../../ui/time.js';
import { ConflictPanel } from '../../planning/conflict-panel.js';
import { ReleasesOf } from '../../releases/releases-of.js';
import { RisksOf } from '../../risks/risks-of.js';
import { templateQuery } from '../../templates/templates.js';
import { questionnaireQuery, servicesQuery, type Question } from '../changes.js';
import { ReachedServices } from '../reached-services.js';
import { RiskReasons } from './risk-reasons.js';
import { useChange } from './use-change.js';

/** Details and plan. */
export function Component() {
  const { t } = useTranslation('changes');
  const change = useChange();
  const facts = useFacts(change);
  return (
    <>
      {change.reviewReason && (
        <Notice kind="info" title={t(!change.reviewNeeded ? 'review.notNeeded' : change.state === 'closed' ? 'review.held' : 'review.needed')}>
          {change.reviewReason}.
        </Notice>
      )}
      {change.lockedReason && (
        <Notice kind="info" title={t('form.lockedTitle')}>
          {change.lockedReason}
        </Notice>
      )}
      <section className="tg-section">
        <Facts facts={facts} />
      </section>
      <ReachedServices items={change.items} confirmed={change.services} />
      <ConflictPanel change={change} />
      <Prose change={change} title={t('section.what')} fields={['description', 'justification']} />
      <Prose change={change} title={t('section.plans')} fields={['implementationPlan', 'backoutPlan', 'testPlan']} />
      <ReleasesOf number={change.number} />
      <RisksOf record={change.number} />
    </>
  );
}

function useFacts(change: ChangeView): Fact[] {
  const { t } = useTranslation(['changes', 'common']);
  const questions = useQuestions(change);
  const optional = (term: string, value: string | null): Fact[] => (value ? [{ term, value }] : []);
  return [
    { term: t('fact.window'), value: <Window change={change} /> },
    { term: t('field.services'), value: <Services numbers={change.services} /> },
    ...(change.items.length > 0 ? [{ term: t('field.items'), value: <Numbers numbers={change.items} /> }] : []),
    ...(change.template ? [{ term: t('field.template'), value: <RecordLink number={change.template} /> }] : []),
    { term: t('field.implementer'), value: change.plannedImplementer?.displayName ?? t('form.anyImplementer') },
    ...optional(t('fact.implementedBy'), change.implementedBy?.displayName ?? null),
    ...optional(t('field.scheduleReason'), change.scheduleReason),
    { term: t('fact.requester'), value: change.requester.displayName },
    { term: t('fact.type'), value: t(`common:changeType.${change.type}`) },
    { term: t('fact.risk'), value: <RiskBadge risk={change.risk} /> },
    ...(change.riskReasons.length > 0 ? [{ term: t('fact.riskReason'), value: <RiskReasons reasons={change.riskReasons} /> }] : optional(t('fact.riskReason'), change.riskReason)),
    { term: t('field.impact'), value: t(`common:level.${change.impact}`) },
    { term: t('fact.urgency'), value: change.urgency ? t(`common:level.${change.urgency}`) : t('common:time.none') },
    ...answers(change.questionnaire, questions),
    { term: t('field.size'), value: t(`size.${change.size}`) },
    { term: t('field.novelty'), value: t(`novelty.${change.novelty}`) },
    { term: t('field.backoutTested'), value: t(change.backoutTested ? 'common:yes' : 'common:no') },
    ...optional(t('fact.outcome'), change.outcome && t(`outcome.${change.outcome}`)),
    ...optional(t('fact.outcomeNote'), change.outcomeNote),
    { term: t('fact.created'), value: <Moment at={change.createdAt} /> },
    { term: t('fact.updated'), value: <Moment at={change.updatedAt} /> },
  ];
}

function Window({ change }: { change: ChangeView }) {
  const { t } = useTranslation();
  if (!change.plannedStart && !change.plannedEnd) return t('time.none');
  return (
    <>
      <Moment at={change.plannedStart} /> – <Moment at={change.plannedEnd} /> <span className="tg-quiet">({userZone})</span>
    </>
  );
}

/** Those of the questionnaire, or of the template. */
function useQuestions({ questionnaire, template }: ChangeView): readonly Question[] {
  const { t } = useTranslation();
  const asked = useQuery({ ...questionnaireQuery, enabled: template === null && Object.keys(questionnaire).length > 0 }).data;
  const ofTemplate = useQuery({ ...templateQuery(template ?? ''), enabled: template !== null }).data?.questions;
  const values = ANSWERS.map((value) => ({ value, label: t(value) }));
  return ofTemplate?.map(({ text }, index) => ({ key: `template_${index + 1}`, label: text, values })) ?? asked ?? [];
}

/** Questions in their own words; what is asked no more shows as it was stored. */
function answers(given: ChangeView['questionnaire'], questions: readonly Question[]): Fact[] {
  return Object.entries(given).map(([key, answer]) => {
    const question = questions.find((one) => one.key === key);
    return { term: question?.label ?? key, value: question?.values.find(({ value }) => value === answer)?.label ?? answer };
  });
}

function Numbers({ numbers }: { numbers: readonly string[] }) {
  return (
    <ul>
      {numbers.map((number) => (
        <li key={number}><RecordLink number={number} /></li>
      ))}
    </ul>
  );
}

function Services({ numbers }: { numbers: readonly string[] }) {
  const { t } = useTranslation();
  const services = useQuery(servicesQuery);
  if (numbers.length === 0) return t('none');
  return (
    <ul>
      {numbers.map((number) => (
        <li key={number}>
          <RecordLink number={number} /> {services.data?.items.find((service) => service.number === number)?.name}
        </li>
      ))}
    </ul>
  );
}

type ProseField = 'description' | 'justification' | 'implementationPlan' | 'backoutPlan' | 'testPlan';

function Prose({ change, title, fields }: { change: ChangeContent; title: string; fields: readonly ProseField[] }) {
  const { t } = useTranslation('changes');
  return (
    <section className="tg-section">
      <h2>{title}</h2>
      <div className="tg-stack">
        {fields.map((field) => (
          <div key={field}>
            <h3 className="tg-subheading">{t(`field.${field}`)}</h3>
            <p className={change[field] ? 'tg-prose' : 'tg-quiet'}>{change[field] || t('fact.none')}</p>
          </div>
        ))}
      </div>
    </section>
  );
}
