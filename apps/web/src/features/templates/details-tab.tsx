import type { TemplateView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';
import { Badge } from '../../ui/badge.js';
import { Facts } from '../../ui/facts.js';
import { Moment } from '../../ui/moment.js';
import { RecordLink } from '../../ui/record-link.js';
import '../changes/texts.js';
import './texts.js';

/** Where the template is permitted, what it says, and who decided on it. */
export function Component() {
  const { t } = useTranslation('templates');
  const template = useOutletContext<TemplateView>();
  return (
    <>
      <section className="tg-section"><TemplateFacts template={template} /></section>
      <Prose template={template} title={t('section.what')} fields={['description', 'justification']} />
      <Prose template={template} title={t('section.plans')} fields={['implementationPlan', 'backoutPlan', 'testPlan']} />
      <Decisions template={template} />
    </>
  );
}

function TemplateFacts({ template }: { template: TemplateView }) {
  const { t } = useTranslation(['templates', 'common']);
  const { services, items, maxMinutes, questions, budgetFailures, budgetUses, success, proposer, impact } = template;
  const links = (numbers: readonly string[]) => <span className="tg-row">{numbers.map((number) => <RecordLink key={number} number={number} />)}</span>;
  return (
    <Facts
      facts={[
        { term: t('field.services'), value: links(services) },
        { term: t('field.items'), value: items.length === 0 ? t('anyItem') : links(items) },
        { term: t('columns.maxMinutes'), value: t('minutes', { count: maxMinutes }) },
        { term: t('field.questions'), value: questions.length === 0 ? t('common:none') : <ul className="tg-bullets">{questions.map(({ text, answer }) => <li key={text}>{text} ({t(`answer.${answer}`)})</li>)}</ul> },
        { term: t('columns.success'), value: t('uses', { uses: success.uses, failed: success.failed }) },
        { term: t('section.budget'), value: t('budget', { failures: budgetFailures, uses: budgetUses, recent: success.recentFailures }) },
        { term: t('field.impact'), value: t(`common:level.${impact}`) },
        { term: t('columns.proposer'), value: proposer.displayName },
      ]}
    />
  );
}

type ProseField = 'description' | 'justification' | 'implementationPlan' | 'backoutPlan' | 'testPlan';

function Prose({ template, title, fields }: { template: TemplateView; title: string; fields: readonly ProseField[] }) {
  const { t } = useTranslation(['templates', 'changes']);
  return (
    <section className="tg-section">
      <h2>{title}</h2>
      <div className="tg-stack">
        {fields.map((field) => (
          <div key={field}>
            <h3 className="tg-subheading">{t(`field.${field}`)}</h3>
            <p className={template[field] ? 'tg-prose' : 'tg-quiet'}>{template[field] || t('changes:fact.none')}</p>
          </div>
        ))}
      </div>
    </section>
  );
}

function Decisions({ template: { approvals } }: { template: TemplateView }) {
  const { t } = useTranslation('templates');
  return (
    <section className="tg-section">
      <h2>{t('decisions.title')}</h2>
      {approvals.length === 0 && <p className="tg-quiet">{t('decisions.none')}</p>}
      <ul className="tg-cards">
        {approvals.map(({ by, at, decision, comment, void: isVoid }) => (
          <li key={at} className="tg-card">
            <p className="tg-row"><span className="tg-strong">{by.displayName}</span><Badge tone={decision === 'rejected' ? 'red' : 'green'}>{t(`decision.${decision}`)}</Badge>{isVoid && <Badge>{t('decisions.void')}</Badge>}</p>
            <p className="tg-quiet"><Moment at={at} /></p>
            {comment && <p className="tg-prose">{comment}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
