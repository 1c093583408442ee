import { Button, PasswordInput, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Notice } from '../../ui/notice.js';
import { EntryPage } from './entry-page.js';
import { safeNext } from './next-address.js';
import { sessionQuery, useSignIn } from './session.js';
import './texts.js';

/** `/sign-in?next=`: opens the session and returns to the address that asked for it. */
export function Component() {
  const { t } = useTranslation('session');
  const [params] = useSearchParams();
  const session = useQuery(sessionQuery);
  const signIn = useSignIn();
  const [missing, setMissing] = useState<{ username: boolean; password: boolean }>({ username: false, password: false });
  const usernameField = useRef<HTMLInputElement>(null);
  useEffect(() => void usernameField.current?.focus(), []);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const username = String(data.get('username') ?? '').trim();
    const password = String(data.get('password') ?? '');
    setMissing({ username: username === '', password: password === '' });
    if (username !== '' && password !== '') signIn.mutate({ username, password });
  }

  if (session.data?.person) return <Navigate to={safeNext(params.get('next'))} replace />;
  return (
    <EntryPage title={t('signIn.title')} intro={t('signIn.hint')}>
      {session.data?.setupRequired && (
        <Notice kind="info" title={t('setup.required')}>
          {t('setup.requiredText')}
        </Notice>
      )}
      {signIn.error && <ErrorNotice error={signIn.error} title={t('signIn.failed')} />}
      <form onSubmit={submit} noValidate className="tg-stack">
        <TextInput ref={usernameField} id="username" name="username" labelText={t('signIn.username')} autoComplete="username" autoCapitalize="none" invalid={missing.username} invalidText={t('signIn.missing.username')} />
        <PasswordInput id="password" name="password" labelText={t('signIn.password')} autoComplete="current-password" invalid={missing.password} invalidText={t('signIn.missing.password')} />
        <Button type="submit" disabled={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
    </EntryPage>
  );
}
