import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import { LINK_KINDS, type LinkKind, type RecordLinkView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Loaded } from '../../ui/loaded.js';
import { RecordLink } from '../../ui/record-link.js';
import { linksQuery, useAddLink, useRemoveLink } from './collaboration.js';
import './collaboration.scss';
import './texts.js';

/** Records that this one refers to, and that refer to it. */
export function Links({ number }: { number: string }) {
  const { t } = useTranslation('collaboration');
  const query = useQuery(linksQuery(number));
  return (
    <section className="tg-section tg-stack" aria-labelledby="links-title">
      <h2 id="links-title">{t('links.title')}</h2>
      <Loaded query={query} what={t('links.what')} lines={2}>
        {(links) => (links.length === 0 ? <p className="tg-quiet">{t('links.none')}</p> : <LinkList number={number} links={links} />)}
      </Loaded>
      <NewLink number={number} />
    </section>
  );
}

function LinkList({ number, links }: { number: string; links: readonly RecordLinkView[] }) {
  const { t } = useTranslation(['collaboration', 'common']);
  const remove = useRemoveLink(number);
  return (
    <ul className="tg-stack tg-stack--tight">
      {remove.error && <ErrorNotice error={remove.error} title={t('common:error.action')} />}
      {links.map((link) => (
        <li key={link.id} className="tg-row">
          <span className="tg-quiet">{t(`links.${link.outgoing ? 'outgoing' : 'incoming'}.${link.kind}`)}</span>
          <span><RecordLink number={link.number} /> {link.title}</span>
          <Button kind="ghost" size="sm" aria-label={t('links.remove', { number: link.number })} title={t('links.remove', { number: link.number })} onClick={() => remove.mutate(link.id)}>×</Button>
        </li>
      ))}
    </ul>
  );
}

function NewLink({ number }: { number: string }) {
  const { t } = useTranslation('collaboration');
  const add = useAddLink(number);
  const [kind, setKind] = useState<LinkKind>('relates-to');
  const [other, setOther] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (other.trim() !== '') add.mutate({ kind, number: other.trim().toUpperCase() }, { onSuccess: () => setOther('') });
  };
  return (
    <form className="tg-filters" onSubmit={submit} aria-label={t('links.add')} noValidate>
      {add.error && <ErrorNotice error={add.error} title={t('links.failed')} />}
      <Select id="link-kind" size="sm" labelText={t('links.kind')} value={kind} onChange={(event) => setKind(event.target.value as LinkKind)}>
        {LINK_KINDS.map((one) => <SelectItem key={one} value={one} text={t(`links.outgoing.${one}`)} />)}
      </Select>
      <TextInput id="link-number" size="sm" labelText={t('links.number')} placeholder={t('links.example')} value={other} onChange={(event) => setOther(event.target.value)} />
      <Button type="submit" size="sm" kind="tertiary" disabled={add.isPending}>{t('links.submit')}</Button>
    </form>
  );
}
