import { Button, TextInput } from '@carbon/react';
import type { EarlyLifeView, LevelTemplate } from '#core/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { faultsOf } from '../../../ui/faults.js';
import { LeaveGuard } from '../../../ui/leave-guard.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { ClashDialog } from '../../changes/form/clash-dialog.js';
import { sameValue } from '../../changes/form/content.js';
import { useMergingEdit } from '../../changes/form/use-merging-edit.js';
import { LevelFields } from '../sets/set-editors.js';
import { PersonField } from '../person-field.js';
import { type SupportContent, supportContentOf, useEditSupport } from '../transition.js';

/** What a support is called, who measures, how long it lasts and what is measured by hand; what is fixed says why. */
export function EditSupportDialog({ support, onClose }: { support: EarlyLifeView; onClose: () => void }) {
  const { t } = useTranslation(['transition', 'common']);
  const announce = useAnnounce();
  const saved = () => {
    announce(t('support.edit.done', { number: support.number }));
    onClose();
  };
  const edit = useMergingEdit(support, supportContentOf, useEditSupport(support.number), saved);
  const { base, clash } = edit;
  const [content, setContent] = useState(() => supportContentOf(support));
  const put = (part: Partial<SupportContent>) => setContent({ ...content, ...part });
  const faultOf = faultsOf(edit.failure);
  const { locked } = clash ?? base;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.save(content);
  };
  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="edit-support" disabled={edit.pending}>{t('common:action.save')}</Button>
    </>
  );
  return (
    <Dialog title={t('support.edit.title', { number: support.number })} onClose={onClose} actions={actions} wide>
      <LeaveGuard when={!sameValue(content, supportContentOf(base)) && !edit.pending} />
      <form id="edit-support" onSubmit={submit} noValidate className="tg-stack">
        {edit.failure && <ErrorNotice error={edit.failure} title={t('support.edit.failed')} />}
        <TextInput id="support-title" labelText={t('support.form.name')} maxLength={200} value={content.title} onChange={(event) => put({ title: event.target.value })} {...faultOf('title')} />
        <PersonField id="support-desk" label={t('support.form.desk')} help={t('support.edit.deskHelp')} value={content.desk} onChange={(desk) => put({ desk })} fault={faultOf('desk')} />
        <TextInput id="support-days" type="number" min={1} max={250} labelText={t('support.form.days')} helperText={locked['daysAsked'] ?? t('support.form.daysHelp')} disabled={'daysAsked' in locked} value={content.daysAsked ?? ''} onChange={(event) => put({ daysAsked: event.target.value === '' ? null : Number(event.target.value) })} {...faultOf('daysAsked')} />
        <LevelFields levels={content.levels} locked={locked['levels']} onChange={(levels) => put({ levels })} />
      </form>
      <ClashDialog
        edit={edit}
        contentOf={supportContentOf}
        mine={content}
        fieldText={(field) => t(`support.field.${field}`)}
        show={{ levels: (levels) => <LevelLines levels={levels} /> }}
        onMerged={setContent}
        onDiscard={onClose}
      />
    </Dialog>
  );
}

function LevelLines({ levels }: { levels: readonly LevelTemplate[] }) {
  const { t } = useTranslation('transition');
  return <ul>{levels.map(({ key, name, direction, target, unit }) => <li key={key}>{name}: {t('levels.target', { direction: t(`direction.${direction}`), target, unit })}</li>)}</ul>;
}
