import { Button, PasswordInput, TextInput } from '@carbon/react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../ui/validation-summary.js';

const SHORTEST_PASSWORD = 12;

export interface Account {
  username: string;
  displayName: string;
  password: string;
}

type Faults = Partial<Record<keyof Account | 'repeat', string>>;

interface SetupFormProps {
  pending: boolean;
  /** What the server refused, by field. */
  errors: readonly FieldError[];
  onSubmit: (account: Account) => void;
}

export function SetupForm({ pending, errors, onSubmit }: SetupFormProps) {
  const { t } = useTranslation('session');
  const [faults, setFaults] = useState<Faults>({});
  const fault = (field: keyof Faults) => faults[field] ?? errors.find((error) => error.field === field)?.message;

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '');
    const account = { username: text('username').trim(), displayName: text('displayName').trim(), password: text('password') };
    const found: Faults = {
      ...(account.username === '' && { username: t('setup.missing.username') }),
      ...(account.displayName === '' && { displayName: t('setup.missing.displayName') }),
      ...(account.password.length < SHORTEST_PASSWORD && { password: t('setup.short') }),
      ...(account.password !== text('repeat') && { repeat: t('setup.differ') }),
    };
    setFaults(found);
    const first = Object.keys(found)[0];
    if (first) document.getElementById(`setup-${first}`)?.focus();
    else onSubmit(account);
  }

  return (
    <form onSubmit={submit} noValidate className="tg-stack">
      <TextInput id="setup-username" name="username" labelText={t('setup.username')} helperText={t('setup.usernameHelp')} autoComplete="username" autoCapitalize="none" invalid={!!fault('username')} invalidText={fault('username')} />
      <TextInput id="setup-displayName" name="displayName" labelText={t('setup.displayName')} helperText={t('setup.displayNameHelp')} autoComplete="name" invalid={!!fault('displayName')} invalidText={fault('displayName')} />
      <PasswordInput id="setup-password" name="password" labelText={t('setup.password')} helperText={t('setup.passwordHelp')} autoComplete="new-password" invalid={!!fault('password')} invalidText={fault('password')} />
      <PasswordInput id="setup-repeat" name="repeat" labelText={t('setup.repeat')} autoComplete="new-password" invalid={!!fault('repeat')} invalidText={fault('repeat')} />
      <Button type="submit" disabled={pending}>
        {t('setup.submit')}
      </Button>
    </form>
  );
}
