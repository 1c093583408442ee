import { Button, Checkbox, PasswordInput, TextInput } from '@carbon/react';
import { type PersonView, ROLES, type Role } from '#core/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { faultsOf } from '../../ui/faults.js';
import { useAnnounce } from '../../ui/live-message.js';

interface NewPerson {
  username: string;
  displayName: string;
  password: string;
  roles: Role[];
}

export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const announce = useAnnounce();
  const client = useQueryClient();
  const [roles, setRoles] = useState<readonly Role[]>(['requester']);
  const create = useMutation({
    mutationFn: (person: NewPerson) => api.post<PersonView>('/people', person),
    onSuccess: (person) => {
      void client.invalidateQueries({ queryKey: ['people'] });
      announce(t('add.done', { name: person.displayName }));
      onClose();
    },
  });
  const faultOf = faultsOf(create.error);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    create.mutate({ username: text('username'), displayName: text('displayName'), password: String(data.get('password') ?? ''), roles: [...roles] });
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="add-person" disabled={create.isPending}>{t('add.submit')}</Button>
    </>
  );
  return (
    <Dialog title={t('add.title')} onClose={onClose} actions={actions}>
      <form id="add-person" onSubmit={submit} noValidate className="tg-stack">
        {create.error && <ErrorNotice error={create.error} title={t('add.failed')} />}
        <TextInput id="person-username" name="username" labelText={t('add.username')} autoCapitalize="none" autoComplete="off" {...faultOf('username')} />
        <TextInput id="person-displayName" name="displayName" labelText={t('add.displayName')} autoComplete="off" {...faultOf('displayName')} />
        <PasswordInput id="person-password" name="password" labelText={t('add.password')} helperText={t('add.passwordHelp')} autoComplete="new-password" {...faultOf('password')} />
        <fieldset>
          <legend className="tg-label">{t('add.roles')}</legend>
          {ROLES.map((role) => (
            <Checkbox key={role} id={`person-role-${role}`} labelText={t(`common:role.${role}`)} checked={roles.includes(role)} onChange={(_, { checked }) => setRoles(checked ? [...roles, role] : roles.filter((other) => other !== role))} />
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}
