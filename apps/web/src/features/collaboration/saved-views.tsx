import { Button, Checkbox, TextInput } from '@carbon/react';
import { ROLES, type Role, type SavedView, type SavedViewList } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { useAnnounce } from '../../ui/live-message.js';
import { Menu } from '../../ui/menu.js';
import { usePerson } from '../session/session.js';
import { savedViewsQuery, useForgetView, useSaveView } from './collaboration.js';
import './collaboration.scss';
import './texts.js';

const POSITION = ['cursor', 'from'];

/** The saved views of a list: one's own and those shared with one's roles; and the way to save what is shown now. */
export function SavedViews({ list }: { list: SavedViewList }) {
  const { t } = useTranslation('collaboration');
  const { data = [] } = useQuery(savedViewsQuery(list));
  const { username } = usePerson();
  const [saving, setSaving] = useState(false);
  const mine = data.filter((view) => view.owner.username === username);
  const shared = data.filter((view) => view.owner.username !== username);
  return (
    <>
      <Menu text={t('views.open')}>
        <div className="tg-stack">
          {data.length === 0 && <p className="tg-quiet">{t('views.none')}</p>}
          <Group title={t('views.mine')} list={list} views={mine} own />
          <Group title={t('views.shared')} list={list} views={shared} />
          <Button size="sm" kind="tertiary" onClick={() => setSaving(true)}>{t('views.save')}</Button>
        </div>
      </Menu>
      {saving && <SaveDialog list={list} onClose={() => setSaving(false)} />}
    </>
  );
}

function Group({ title, list, views, own = false }: { title: string; list: SavedViewList; views: readonly SavedView[]; own?: boolean }) {
  const { t } = useTranslation('collaboration');
  const forget = useForgetView(list);
  if (views.length === 0) return null;
  return (
    <section>
      <h3 className="tg-label">{title}</h3>
      <ul className="tg-stack tg-stack--tight">
        {views.map((view) => (
          <li key={view.id} className="tg-saved-view">
            <span><Link to={`?${view.query}`}>{view.name}</Link>{!own && <span className="tg-quiet"> {t('views.by', { name: view.owner.displayName })}</span>}</span>
            {own && <Button kind="ghost" size="sm" aria-label={t('views.forget', { name: view.name })} title={t('views.forget', { name: view.name })} onClick={() => forget.mutate(view.id)}>×</Button>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SaveDialog({ list, onClose }: { list: SavedViewList; onClose: () => void }) {
  const { t } = useTranslation(['collaboration', 'common']);
  const [params] = useSearchParams();
  const announce = useAnnounce();
  const save = useSaveView(list);
  const [name, setName] = useState('');
  const [sharedWith, setSharedWith] = useState<readonly Role[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const query = new URLSearchParams([...params].filter(([key]) => !POSITION.includes(key))).toString();
    const done = () => {
      announce(t('views.saved', { name }));
      onClose();
    };
    if (name.trim() !== '') save.mutate({ name: name.trim(), query, sharedWith: [...sharedWith] }, { onSuccess: done });
  };
  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="save-view" disabled={save.isPending || name.trim() === ''}>{t('views.submit')}</Button>
    </>
  );
  return (
    <Dialog title={t('views.save')} onClose={onClose} actions={actions}>
      <form id="save-view" onSubmit={submit} noValidate className="tg-stack">
        {save.error && <ErrorNotice error={save.error} title={t('views.failed')} />}
        <TextInput id="view-name" labelText={t('views.name')} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        <fieldset>
          <legend className="tg-label">{t('views.share')}</legend>
          {ROLES.map((role) => (
            <Checkbox key={role} id={`view-role-${role}`} labelText={t(`common:role.${role}`)} checked={sharedWith.includes(role)} onChange={(_, { checked }) => setSharedWith(checked ? [...sharedWith, role] : sharedWith.filter((other) => other !== role))} />
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}
