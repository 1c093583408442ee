import { Button, Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import type { ConditionView, GateView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../ui/badge.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { faultsOf } from '../../../ui/faults.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { DueDate } from '../../../ui/moment.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { fromLocalInput } from '../../../ui/time.js';
import { ImprovementsOf } from '../../improvements/improvements-of.js';
import { usePerson } from '../../session/session.js';
import { peopleQuery, useConfirmCondition, useProposeCondition } from '../projects.js';
import { useGate } from './use-gate.js';

const TONES = { proposed: 'yellow', open: 'blue', met: 'green', lapsed: 'red', dropped: 'neutral' } as const satisfies Record<ConditionView['state'], Tone>;

/** Conditions of all reviews: proposed while the gatekeepers vote, watched from the decision on. */
export function Component() {
  const { t } = useTranslation('projects');
  const gate = useGate();
  const { username } = usePerson();
  const [confirming, setConfirming] = useState<ConditionView | null>(null);
  const mayConfirm = gate.allowedActions.includes('confirm-condition');
  return (
    <div className="tg-stack">
      {gate.conditions.length === 0 && <EmptyState title={t('condition.none')}>{t('condition.noneText')}</EmptyState>}
      <ul className="tg-cards">
        {gate.conditions.map((condition) => (
          <li key={condition.id} className="tg-card">
            <span className="tg-strong">{condition.text}</span>
            <Badge tone={TONES[condition.state]}>{t(`condition.state.${condition.state}`)}</Badge>
            <span>{condition.owner.displayName}</span>
            <DueDate at={condition.due} />
            {condition.note && <p className="tg-prose">{condition.note}</p>}
            {mayConfirm && condition.state === 'open' && condition.owner.username !== username && (
              <Button kind="tertiary" size="sm" aria-label={t('condition.confirmLabel', { text: condition.text })} onClick={() => setConfirming(condition)}>{t('condition.confirm')}</Button>
            )}
          </li>
        ))}
      </ul>
      {gate.allowedActions.includes('propose-condition') && <ProposeForm gate={gate} />}
      <ImprovementsOf origin={gate.number} />
      {confirming && <ConfirmDialog gate={gate.number} condition={confirming} onClose={() => setConfirming(null)} />}
    </div>
  );
}

function ProposeForm({ gate }: { gate: GateView }) {
  const { t } = useTranslation('projects');
  const announce = useAnnounce();
  const people = useQuery(peopleQuery);
  const propose = useProposeCondition(gate.number);
  const faultOf = faultsOf(propose.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const done = () => {
      announce(t('condition.done'));
      form.reset();
    };
    propose.mutate({ criterion: text('criterion') || null, text: text('text'), owner: text('owner'), due: fromLocalInput(text('due')) ?? '' }, { onSuccess: done });
  };
  return (
    <section className="tg-section" aria-labelledby="propose-title">
      <h2 id="propose-title">{t('condition.propose')}</h2>
      <form onSubmit={submit} noValidate className="tg-stack">
        {propose.error && <ErrorNotice error={propose.error} title={t('condition.failed')} />}
        <TextArea id="condition-text" name="text" labelText={t('condition.text')} rows={2} maxLength={2_000} {...faultOf('text')} />
        <Select id="condition-criterion" name="criterion" labelText={t('condition.criterion')}>
          <SelectItem value="" text={t('condition.noCriterion')} />
          {gate.criteria.filter(({ met }) => met !== true).map(({ key, text }) => <SelectItem key={key} value={key} text={text} />)}
        </Select>
        <Select id="condition-owner" name="owner" labelText={t('condition.owner')}>
          {(people.data?.items ?? []).map(({ username, displayName }) => <SelectItem key={username} value={username} text={displayName} />)}
        </Select>
        <TextInput id="condition-due" name="due" type="datetime-local" labelText={t('condition.due')} {...faultOf('due')} />
        <span><Button type="submit" size="md" disabled={propose.isPending}>{t('condition.submit')}</Button></span>
      </form>
    </section>
  );
}

function ConfirmDialog({ gate, condition, onClose }: { gate: string; condition: ConditionView; onClose: () => void }) {
  const { t } = useTranslation('projects');
  const announce = useAnnounce();
  const confirm = useConfirmCondition(gate);
  const done = () => {
    announce(t('condition.confirmed'));
    onClose();
  };
  return (
    <ReasonDialog title={t('condition.confirmTitle')} confirm={t('condition.confirm')} pending={confirm.isPending} error={confirm.error} onConfirm={(note) => confirm.mutate({ id: condition.id, note }, { onSuccess: done })} onClose={onClose}>
      <p className="tg-strong">{condition.text}</p>
      <p>{t('condition.confirmText')}</p>
    </ReasonDialog>
  );
}
