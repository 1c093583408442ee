import { Button, Checkbox, Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import { RELEASE_TYPES, type ReleaseType, type ReleaseView } from '#core/contracts';
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
import { scopeChoicesQuery, type WrittenRelease } from '../releases.js';
import { NumberPicker } from './number-picker.js';
import '../releases.scss';
import { StepFields } from './step-fields.js';

interface ReleaseFormProps {
  /** Missing: a new one. */
  release?: ReleaseView;
  submitText: string;
  pending: boolean;
  error: unknown;
  onSubmit: (content: WrittenRelease) => void;
}

/** What a person writes about a release, new or there. */
export function ReleaseForm({ release, submitText, pending, error, onSubmit }: ReleaseFormProps) {
  const { t } = useTranslation(['releases', 'common']);
  const me = usePerson().username;
  const [goals, people, known, scope] = [useQuery(choicesQuery('goals')), useQuery(peopleQuery), useQuery(servicesQuery), useQuery(scopeChoicesQuery)];
  const [services, setServices] = useState<readonly string[]>(release?.services ?? []);
  const [changes, setChanges] = useState<readonly string[]>(release?.changes ?? []);
  const [projects, setProjects] = useState<readonly string[]>(release?.projects ?? []);
  const [steps, setSteps] = useState(() => (release?.steps ?? []).map(({ title, owner }) => ({ title, owner: owner.username })));
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

  if (!goals.data || !people.data || !known.data || !scope.data) return null;
  const staff = people.data.items;
  const choose = (number: string, checked: boolean) => setServices(checked ? [...services, number] : services.filter((other) => other !== number));
  return (
    <form onSubmit={submit} onChange={() => setTouched(true)} noValidate className="tg-stack">
      <LeaveGuard when={touched && !pending} />
      {error ? <ErrorNotice error={error} title={t('form.failed')} /> : null}
      <TextInput id="release-title" name="title" labelText={t('form.title')} maxLength={200} defaultValue={release?.title ?? ''} {...faultOf('title')} />
      <TextArea id="release-description" name="description" labelText={t('form.description')} rows={3} defaultValue={release?.description ?? ''} {...faultOf('description')} />
      <Select id="release-type" name="type" labelText={t('form.type')} defaultValue={release?.type ?? 'minor'}>
        {RELEASE_TYPES.map((type) => <SelectItem key={type} value={type} text={t(`common:releaseType.${type}`)} />)}
      </Select>
      <Select id="release-goal" name="goal" labelText={t('form.goal')} defaultValue={release?.goal ?? ''} {...faultOf('goal')}>
        <SelectItem value="" text={t('form.noGoal')} />
        {goals.data.items.map(({ number, name }) => <SelectItem key={number} value={number} text={`${number} ${name}`} />)}
      </Select>
      <Select id="release-manager" name="manager" labelText={t('form.manager')} defaultValue={release?.manager.username ?? me} {...faultOf('manager')}>
        {staff.map(({ username, displayName }) => <SelectItem key={username} value={username} text={displayName} />)}
      </Select>
      <fieldset>
        <legend className="tg-label">{t('form.services')}</legend>
        {offered(known.data.items, services).map(({ number, name }) => <Checkbox key={number} id={`release-${number}`} labelText={`${number} ${name}`} checked={services.includes(number)} onChange={(_, { checked }) => choose(number, checked)} />)}
      </fieldset>
      <NumberPicker id="release-changes" label={t('form.changes')} chosen={changes} offered={scope.data.changes} onChange={setChanges} error={faultOf('changes').invalidText} />
      <NumberPicker id="release-projects" label={t('form.projects')} chosen={projects} offered={scope.data.projects} onChange={setProjects} error={faultOf('projects').invalidText} />
      <TextInput id="release-start" name="plannedStart" type="datetime-local" labelText={t('form.start')} defaultValue={toLocalInput(release?.plannedStart ?? null)} {...faultOf('plannedStart')} />
      <TextInput id="release-end" name="plannedEnd" type="datetime-local" labelText={t('form.end')} defaultValue={toLocalInput(release?.plannedEnd ?? null)} {...faultOf('plannedEnd')} />
      <StepFields steps={steps} staff={staff} onChange={setSteps} error={faultOf('steps').invalidText} />
      <TextArea id="release-verification" name="verificationPlan" labelText={t('form.verificationPlan')} rows={3} defaultValue={release?.verificationPlan ?? ''} {...faultOf('verificationPlan')} />
      <TextArea id="release-rollback" name="rollbackPlan" labelText={t('form.rollbackPlan')} rows={3} defaultValue={release?.rollbackPlan ?? ''} {...faultOf('rollbackPlan')} />
      <TextInput id="release-minutes" name="rollbackMinutes" type="number" min={1} labelText={t('form.rollbackMinutes')} helperText={t('form.rollbackHelp')} defaultValue={String(release?.rollbackMinutes ?? 60)} {...faultOf('rollbackMinutes')} />
      <TextInput id="release-days" name="earlyLifeDays" type="number" min={1} labelText={t('form.earlyLifeDays')} defaultValue={String(release?.earlyLifeDays ?? 10)} {...faultOf('earlyLifeDays')} />
      <span><Button type="submit" disabled={pending}>{submitText}</Button></span>
    </form>
  );
}
