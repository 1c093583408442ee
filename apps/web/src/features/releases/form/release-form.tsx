import { Button, Checkbox, Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import { RELEASE_TYPES, type ReleaseType } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { faultsOf } from '../../../ui/faults.js';
import { LeaveGuard } from '../../../ui/leave-guard.js';
import { fromLocalInput, toLocalInput } from '../../../ui/time.js';
import { choicesQuery, offered } from '../../catalogue/catalogue.js';
import { servicesQuery } from '../../changes/changes.js';
import { peopleQuery } from '../../projects/projects.js';
import { usePerson } from '../../session/session.js';
import type { Deliverable, WrittenRelease } from '../releases.js';
import { ScopeField } from './scope-field.js';
import '../releases.scss';
import { StepFields } from './step-fields.js';

interface ReleaseFormProps {
  /** Missing: a new one. */
  start?: WrittenRelease;
  /** Records of its scope whose titles are known. */
  known?: Record<'changes' | 'projects', readonly Deliverable[]>;
  submitText: string;
  pending: boolean;
  error: unknown;
  onSubmit: (content: WrittenRelease) => void;
}

const NOTHING_KNOWN = { changes: [], projects: [] } as const;

/** What a person writes about a release, new or there. */
export function ReleaseForm({ start, known = NOTHING_KNOWN, submitText, pending, error, onSubmit }: ReleaseFormProps) {
  const { t } = useTranslation(['releases', 'common']);
  const me = usePerson().username;
  const [goals, people, all] = [useQuery(choicesQuery('goals')), useQuery(peopleQuery), useQuery(servicesQuery)];
  const [services, setServices] = useState<readonly string[]>(start?.services ?? []);
  const [changes, setChanges] = useState<readonly string[]>(start?.changes ?? []);
  const [projects, setProjects] = useState<readonly string[]>(start?.projects ?? []);
  const [steps, setSteps] = useState(start?.steps ?? []);
  const [touched, setTouched] = useState(false);
  const faultOf = faultsOf(error);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const written = { title: text('title'), description: text('description'), type: text('type') as ReleaseType, goal: text('goal') || null, manager: text('manager') };
    const plan = { plannedStart: fromLocalInput(text('plannedStart')), plannedEnd: fromLocalInput(text('plannedEnd')), rollbackMinutes: Number(text('rollbackMinutes')), earlyLifeDays: Number(text('earlyLifeDays')) };
    onSubmit({ ...written, ...plan, services: [...services], changes: [...changes], projects: [...projects], steps, verificationPlan: text('verificationPlan'), rollbackPlan: text('rollbackPlan') });
  }

  if (!goals.data || !people.data || !all.data) return null;
  const staff = people.data.items;
  const choose = (number: string, checked: boolean) => setServices(checked ? [...services, number] : services.filter((other) => other !== number));
  return (
    <form onSubmit={submit} onChange={() => setTouched(true)} noValidate className="tg-stack">
      <LeaveGuard when={touched && !pending} />
      {error ? <ErrorNotice error={error} title={t('form.failed')} /> : null}
      <TextInput id="release-title" name="title" labelText={t('form.title')} maxLength={200} defaultValue={start?.title ?? ''} {...faultOf('title')} />
      <TextArea id="release-description" name="description" labelText={t('form.description')} rows={3} defaultValue={start?.description ?? ''} {...faultOf('description')} />
      <Select id="release-type" name="type" labelText={t('form.type')} defaultValue={start?.type ?? 'minor'}>
        {RELEASE_TYPES.map((type) => <SelectItem key={type} value={type} text={t(`common:releaseType.${type}`)} />)}
      </Select>
      <Select id="release-goal" name="goal" labelText={t('form.goal')} defaultValue={start?.goal ?? ''} {...faultOf('goal')}>
        <SelectItem value="" text={t('form.noGoal')} />
        {goals.data.items.map(({ number, name }) => <SelectItem key={number} value={number} text={`${number} ${name}`} />)}
      </Select>
      <Select id="release-manager" name="manager" labelText={t('form.manager')} defaultValue={start?.manager ?? me} {...faultOf('manager')}>
        {staff.map(({ username, displayName }) => <SelectItem key={username} value={username} text={displayName} />)}
      </Select>
      <fieldset>
        <legend className="tg-label">{t('form.services')}</legend>
        {offered(all.data.items, services).map(({ number, name }) => <Checkbox key={number} id={`release-${number}`} labelText={`${number} ${name}`} checked={services.includes(number)} onChange={(_, { checked }) => choose(number, checked)} />)}
      </fieldset>
      <ScopeField id="release-changes" label={t('form.changes')} of="changes" chosen={changes} known={known.changes} onChange={setChanges} fault={faultOf('changes')} />
      <ScopeField id="release-projects" label={t('form.projects')} of="projects" chosen={projects} known={known.projects} onChange={setProjects} fault={faultOf('projects')} />
      <TextInput id="release-start" name="plannedStart" type="datetime-local" labelText={t('form.start')} defaultValue={toLocalInput(start?.plannedStart ?? null)} {...faultOf('plannedStart')} />
      <TextInput id="release-end" name="plannedEnd" type="datetime-local" labelText={t('form.end')} defaultValue={toLocalInput(start?.plannedEnd ?? null)} {...faultOf('plannedEnd')} />
      <StepFields steps={steps} staff={staff} onChange={setSteps} error={faultOf('steps').invalidText} />
      <TextArea id="release-verification" name="verificationPlan" labelText={t('form.verificationPlan')} rows={3} defaultValue={start?.verificationPlan ?? ''} {...faultOf('verificationPlan')} />
      <TextArea id="release-rollback" name="rollbackPlan" labelText={t('form.rollbackPlan')} rows={3} defaultValue={start?.rollbackPlan ?? ''} {...faultOf('rollbackPlan')} />
      <TextInput id="release-minutes" name="rollbackMinutes" type="number" min={1} labelText={t('form.rollbackMinutes')} helperText={t('form.rollbackHelp')} defaultValue={String(start?.rollbackMinutes ?? 60)} {...faultOf('rollbackMinutes')} />
      <TextInput id="release-days" name="earlyLifeDays" type="number" min={1} labelText={t('form.earlyLifeDays')} defaultValue={String(start?.earlyLifeDays ?? 10)} {...faultOf('earlyLifeDays')} />
      <span><Button type="submit" disabled={pending}>{submitText}</Button></span>
    </form>
  );
}
