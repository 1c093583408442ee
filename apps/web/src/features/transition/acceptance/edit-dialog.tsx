import { Button, TextInput } from '@carbon/react';
import type { AcceptanceView } from '#core/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { faultsOf } from '../../../ui/faults.js';
import { LeaveGuard } from '../../../ui/leave-guard.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { Notice } from '../../../ui/notice.js';
import { ClashDialog } from '../../changes/form/clash-dialog.js';
import { sameValue } from '../../changes/form/content.js';
import { useMergingEdit } from '../../changes/form/use-merging-edit.js';
import { acceptanceContentOf, useEditAcceptance, type WrittenCriterion } from '../transition.js';
import { CriteriaFields } from './criteria-fields.js';

/** What is handed over, what is asked and of whom, until it is decided; what is fixed says why. */
export function EditAcceptanceDialog({ acceptance, onClose }: { acceptance: AcceptanceView; onClose: () => void }) {
  const { t } = useTranslation(['transition', 'common']);
  const announce = useAnnounce();
  const { number, manager } = acceptance;
  const saved = () => {
    announce(t('acceptance.edit.done', { number }));
    onClose();
  };
  const edit = useMergingEdit(acceptance, acceptanceContentOf, useEditAcceptance(number), saved);
  const { base } = edit;
  const [content, setContent] = useState(() => acceptanceContentOf(acceptance));
  const faultOf = faultsOf(edit.failure);
  const field = (name: 'title' | 'project' | 'release') => ({
    ...{ id: `acceptance-${name}`, labelText: t(`acceptance.field.${name}`), helperText: base.locked[name], disabled: name in base.locked, ...faultOf(name) },
    ...{ value: content[name] ?? '', maxLength: 200, onChange: (event: { target: { value: string } }) => setContent({ ...content, [name]: event.target.value || (name === 'title' ? '' : null) }) },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.save(content);
  };
  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="acceptance-edit" disabled={edit.pending}>{t('common:action.save')}</Button>
    </>
  );
  return (
    <Dialog title={t('acceptance.edit.title', { number })} onClose={onClose} actions={actions} wide>
      <LeaveGuard when={!sameValue(content, acceptanceContentOf(base)) && !edit.pending} />
      <form id="acceptance-edit" onSubmit={submit} noValidate className="tg-stack">
        {edit.failure && <ErrorNotice error={edit.failure} title={t('acceptance.edit.failed')} />}
        {base.state !== 'draft' && <Notice kind="warning" title={t('acceptance.edit.anew')} />}
        {(['title', 'project', 'release'] as const).map((name) => <TextInput key={name} {...field(name)} />)}
        <CriteriaFields criteria={content.criteria} newOwner={manager.username} brought={base.criteria} onChange={(criteria) => setContent({ ...content, criteria })} />
      </form>
      <ClashDialog
        edit={edit}
        contentOf={acceptanceContentOf}
        mine={content}
        fieldText={(name) => t(`acceptance.field.${name}`)}
        show={{ criteria: (criteria) => <CriteriaLines criteria={criteria} /> }}
        onMerged={setContent}
        onDiscard={onClose}
      />
    </Dialog>
  );
}

function CriteriaLines({ criteria }: { criteria: readonly WrittenCriterion[] }) {
  const { t } = useTranslation('transition');
  return <ul>{criteria.map(({ key, text, mandatory, owner, due }) => <li key={key}>{[text, t(mandatory ? 'criteria.mandatory' : 'criteria.optional'), owner, ...(due ? [due] : [])].join(', ')}</li>)}</ul>;
}
