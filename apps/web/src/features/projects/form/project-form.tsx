import { Button, Checkbox, Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import { PROJECT_CLASSES, TEAM_ROLES, type ProjectClass, type ProjectView, type TeamRole } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { faultsOf } from '../../../ui/faults.js';
import { servicesQuery } from '../../changes/changes.js';
import { choicesQuery, offered } from '../../catalogue/catalogue.js';
import { peopleQuery, type ProjectContent } from '../projects.js';

interface ProjectFormProps {
  /** Missing: a new one. */
  project?: ProjectView;
  submitText: string;
  pending: boolean;
  error: unknown;
  onSubmit: (content: ProjectContent) => void;
}

type Member = ProjectContent['team'][number];

/** What a person writes about a project, new or there. What its initiation is decided on is fixed once it was requested. */
export function ProjectForm({ project, submitText, pending, error, onSubmit }: ProjectFormProps) {
  const { t } = useTranslation('projects');
  const goals = useQuery(choicesQuery('goals'));
  const people = useQuery(peopleQuery);
  const known = useQuery(servicesQuery);
  const [services, setServices] = useState<readonly string[]>(project?.services ?? []);
  const [team, setTeam] = useState<readonly Member[]>(() => (project?.team ?? []).filter(({ role }) => role !== 'project-manager').map(({ role, person }) => ({ role, person: person.username })));
  const faultOf = faultsOf(error);
  const fixed = project !== undefined && project.state !== 'draft';
  const staff = people.data?.items ?? [];

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const always = { name: text('name'), description: text('description'), services: [...services], team: [...team] };
    const draft = { businessCase: text('businessCase'), class: text('class') as ProjectClass, goal: text('goal'), manager: text('manager'), startsOn: text('startsOn') || null };
    onSubmit(fixed ? (always as ProjectContent) : { ...always, ...draft });
  }

  if (!goals.data || !people.data || !known.data) return null;
  return (
    <form onSubmit={submit} noValidate className="tg-stack">
      {error ? <ErrorNotice error={error} title={t('form.failed')} /> : null}
      {fixed && <p className="tg-quiet">{t('form.fixed')}</p>}
      <TextInput id="project-name" name="name" labelText={t('form.name')} maxLength={120} defaultValue={project?.name ?? ''} {...faultOf('name')} />
      <TextArea id="project-description" name="description" labelText={t('form.description')} rows={3} defaultValue={project?.description ?? ''} {...faultOf('description')} />
      <TextArea id="project-case" name="businessCase" labelText={t('form.businessCase')} helperText={t('form.businessCaseHelp')} rows={4} disabled={fixed} defaultValue={project?.businessCase ?? ''} {...faultOf('businessCase')} />
      <Select id="project-class" name="class" labelText={t('form.class')} helperText={t('form.classHelp')} disabled={fixed} defaultValue={project?.class ?? 'hybrid'}>
        {PROJECT_CLASSES.map((one) => <SelectItem key={one} value={one} text={t(`class.${one}`)} />)}
      </Select>
      <Select id="project-goal" name="goal" labelText={t('form.goal')} disabled={fixed} defaultValue={project?.goal} {...faultOf('goal')}>
        {goals.data.items.map(({ number, name }) => <SelectItem key={number} value={number} text={`${number} ${name}`} />)}
      </Select>
      <Select id="project-manager" name="manager" labelText={t('form.manager')} disabled={fixed} defaultValue={project?.manager.username} {...faultOf('manager')}>
        {staff.map(({ username, displayName }) => <SelectItem key={username} value={username} text={displayName} />)}
      </Select>
      <TextInput id="project-starts" name="startsOn" type="date" labelText={t('form.startsOn')} disabled={fixed} defaultValue={project?.startsOn ?? ''} {...faultOf('startsOn')} />
      <fieldset>
        <legend className="tg-label">{t('form.services')}</legend>
        {offered(known.data.items, services).map(({ number, name }) => (
          <Checkbox key={number} id={`project-${number}`} labelText={`${number} ${name}`} checked={services.includes(number)} onChange={(_, { checked }) => setServices(checked ? [...services, number] : services.filter((other) => other !== number))} />
        ))}
      </fieldset>
      <Team team={team} staff={staff} onChange={setTeam} />
      <span><Button type="submit" disabled={pending}>{submitText}</Button></span>
    </form>
  );
}

interface TeamProps {
  team: readonly Member[];
  staff: readonly { username: string; displayName: string }[];
  onChange: (team: readonly Member[]) => void;
}

function Team({ team, staff, onChange }: TeamProps) {
  const { t } = useTranslation('projects');
  const [role, setRole] = useState<TeamRole>('sponsor');
  const [person, setPerson] = useState(staff[0]?.username ?? '');
  const nameOf = (username: string) => staff.find((one) => one.username === username)?.displayName ?? username;
  const isThere = team.some((member) => member.role === role && member.person === person);
  return (
    <fieldset className="tg-stack">
      <legend className="tg-label">{t('form.team')}</legend>
      <ul className="tg-stack tg-stack--tight">
        {team.map((member) => (
          <li key={`${member.role} ${member.person}`} className="tg-row">
            <span>{t(`role.${member.role}`)}: {nameOf(member.person)}</span>
            <Button kind="ghost" size="sm" aria-label={t('form.remove', { name: nameOf(member.person) })} title={t('form.remove', { name: nameOf(member.person) })} onClick={() => onChange(team.filter((other) => other !== member))}>×</Button>
          </li>
        ))}
      </ul>
      <div className="tg-filters">
        <Select id="member-role" size="sm" labelText={t('form.memberRole')} value={role} onChange={(event) => setRole(event.target.value as TeamRole)}>
          {TEAM_ROLES.filter((one) => one !== 'project-manager').map((one) => <SelectItem key={one} value={one} text={t(`role.${one}`)} />)}
        </Select>
        <Select id="member-person" size="sm" labelText={t('form.member')} value={person} onChange={(event) => setPerson(event.target.value)}>
          {staff.map(({ username, displayName }) => <SelectItem key={username} value={username} text={displayName} />)}
        </Select>
        <Button kind="tertiary" size="sm" disabled={isThere || person === ''} onClick={() => onChange([...team, { role, person }])}>{t('form.add')}</Button>
      </div>
    </fieldset>
  );
}
