import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import { ANSWERS, type Answer, type TemplateUse, type TemplateView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ErrorNotice } from '../../ui/error-notice.js';
import { faultsOf } from '../../ui/faults.js';
import { useAnnounce } from '../../ui/live-message.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { fromLocalInput, toLocalInput, userZone } from '../../ui/time.js';
import { EMPTY_CONTENT } from '../changes/form/content.js';
import { ItemChoices } from '../changes/form/item-choices.js';
import { SlotFinder } from '../planning/slot-finder.js';
import { ServiceChoices } from './service-choices.js';
import { templateQuery, useTemplateUse } from './templates.js';
import './texts.js';

/** `/templates/:number/use` */
export function Component() {
  const { t } = useTranslation('templates');
  const { number = '' } = useParams();
  const query = useQuery(templateQuery(number));
  return (
    <Page title={t('use.title', { number })} crumbs={[{ text: t('title'), to: '/templates' }, { text: number, to: `/templates/${number}` }]}>
      <Loaded query={query} what={t('what.one')}>{(template) => <UseForm template={template} />}</Loaded>
    </Page>
  );
}

interface Entries {
  services: string[];
  items: string[];
  plannedStart: string | null;
  plannedEnd: string | null;
  answers: (Answer | '')[];
}

function UseForm({ template }: { template: TemplateView }) {
  const { t } = useTranslation(['templates', 'common']);
  const { use, save } = useMaking(template);
  const [entries, setEntries] = useState<Entries>(() => ({ services: template.services.length === 1 ? template.services : [], items: [], plannedStart: null, plannedEnd: null, answers: template.questions.map(() => '') }));
  const set = (values: Partial<Entries>) => setEntries((old) => ({ ...old, ...values }));
  const faultOf = faultsOf(use.error);
  const { services, items, plannedStart, plannedEnd } = entries;
  return (
    <form className="tg-form tg-stack" noValidate onSubmit={(event) => save(event, entries)}>
      <p className="tg-strong">{template.title}</p>
      <p>{t('use.intro')}</p>
      {use.error && <ErrorNotice error={use.error} title={t('use.failed')} />}
      <ServiceChoices id="use-services" label={t('use.services')} chosen={services} onChange={(chosen) => set({ services: chosen })} among={template.services} error={faultOf('services').invalidText} />
      <ItemChoices id="use-items" label={t('use.items')} help={t('use.itemsHelp')} services={template.items.length > 0 ? template.services : services} chosen={items} onChange={(chosen) => set({ items: chosen })} {...(template.items.length > 0 && { among: template.items })} error={faultOf('items').invalidText} />
      <p className="tg-quiet">{t('common:time.zone', { zone: userZone })}</p>
      <div className="tg-columns">
        <TextInput id="use-start" type="datetime-local" labelText={t('use.start')} value={toLocalInput(plannedStart)} {...faultOf('plannedStart')} onChange={(event) => set({ plannedStart: fromLocalInput(event.target.value) })} />
        <TextInput id="use-end" type="datetime-local" labelText={t('use.end')} value={toLocalInput(plannedEnd)} {...faultOf('plannedEnd')} onChange={(event) => set({ plannedEnd: fromLocalInput(event.target.value) })} />
      </div>
      <SlotFinder content={{ ...EMPTY_CONTENT, services, items, plannedStart, plannedEnd }} number={undefined} disabled={false} onTake={(start, end) => set({ plannedStart: start, plannedEnd: end })} />
      {template.questions.map(({ text }, index) => (
        <Select key={text} id={`use-answer-${index}`} labelText={text} value={entries.answers[index] ?? ''} {...faultOf(`answers.${index}`)} onChange={(event) => set({ answers: entries.answers.map((answer, at) => (at === index ? (event.target.value as Answer) : answer)) })}>
          <SelectItem value="" text={t('use.choose')} />
          {ANSWERS.map((answer) => <SelectItem key={answer} value={answer} text={t(`answer.${answer}`)} />)}
        </Select>
      ))}
      <div className="tg-form__actions"><Button type="submit" disabled={use.isPending}>{t('use.submit')}</Button></div>
    </form>
  );
}

function useMaking({ number: template }: TemplateView) {
  const { t } = useTranslation('templates');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const use = useTemplateUse(template);
  const idempotencyKey = useRef(crypto.randomUUID());

  function save(event: FormEvent, { plannedStart, plannedEnd, answers, ...scope }: Entries): void {
    event.preventDefault();
    const content: TemplateUse = { ...scope, plannedStart: plannedStart ?? '', plannedEnd: plannedEnd ?? '', answers: answers.filter((answer) => answer !== '') };
    use.mutate({ use: content, idempotencyKey: idempotencyKey.current }, {
      onSuccess: ({ number }) => {
        announce(t('use.done', { number, template }));
        void navigate(`/changes/${number}`);
      },
      onError: () => void (idempotencyKey.current = crypto.randomUUID()),
    });
  }

  return { use, save };
}
