import type { ModelProblem, ModelView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../../keyboard/shortcuts.js';
import { Badge } from '../../../ui/badge.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { LeaveGuard } from '../../../ui/leave-guard.js';
import { Notice } from '../../../ui/notice.js';
import { Page } from '../../../ui/page.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { BottomPanel } from './bottom-panel.js';
import { DeployDialog } from './deploy-dialog.js';
import { DiscardDialog } from './discard-dialog.js';
import { ModelClashDialog } from './model-clash-dialog.js';
import './model.scss';
import { useDraft } from './use-draft.js';
import { useEditor } from './use-editor.js';
import { WorkbenchActions } from './workbench-actions.js';

/** The editor of one model with its actions, problems and versions. */
export function ModelWorkbench({ model }: { model: ModelView }) {
  const { t } = useTranslation('models');
  const [problems, setProblems] = useState<ModelProblem[]>([]);
  const [open, setOpen] = useState<'deploy' | 'discard' | null>(null);
  const draft = useDraft(model);
  const handle = useEditor(model.kind, draft.base.content, draft.edition, { servedJobTypes: model.servedJobTypes, onChanged: draft.markChanged, onProblems: setProblems });
  const save = async () => draft.save(await handle.editor.current?.content());
  useShortcuts({ 'mod+s': () => void save() });
  const close = () => setOpen(null);
  return (
    <Page
      wide
      title={model.name}
      crumbs={[{ text: t('title'), to: '/models' }]}
      marks={<ModelMarks model={draft.base} changed={draft.changed} />}
      actions={<WorkbenchActions handle={handle} draft={draft} onSave={() => void save()} onProblems={setProblems} onDeploy={() => setOpen('deploy')} onDiscard={() => setOpen('discard')} />}
    >
      <LeaveGuard when={draft.changed} />
      {draft.failure ? <ErrorNotice error={draft.failure} title={t('save.failed')} onRetry={() => void save()} /> : null}
      {handle.state === 'broken' && <Notice kind="error" title={t('editor.broken')} />}
      <div className={`tg-editor tg-editor--${model.kind}`} data-state={handle.state}>
        {handle.state === 'loading' && <Skeleton lines={3} />}
        <div ref={handle.canvas} className="tg-editor__canvas" role="group" aria-label={t('editor.canvas')} />
        <div ref={handle.properties} className="tg-editor__properties" role="group" aria-label={t('editor.properties')} />
      </div>
      <BottomPanel model={draft.base} problems={problems} onShow={(problem) => handle.editor.current?.show(problem)} />
      {open === 'deploy' && <DeployDialog draft={draft} problems={problems} content={() => handle.editor.current?.content() ?? Promise.resolve(draft.base.content)} onRefused={setProblems} onClose={close} />}
      {open === 'discard' && <DiscardDialog model={draft.base} onDiscarded={draft.reload} onClose={close} />}
      {draft.clash && <ModelClashDialog draft={draft} clash={draft.clash} />}
    </Page>
  );
}

function ModelMarks({ model, changed }: { model: ModelView; changed: boolean }) {
  const { t } = useTranslation('models');
  return (
    <>
      <Badge>{t(`kind.${model.kind}`)}</Badge>
      <Badge tone="green">{model.deployedVersion === null ? t('notDeployed') : t('deployed', { version: model.deployedVersion })}</Badge>
      {model.isDraft && <Badge tone="yellow">{model.draftBy ? t('draftBy', { name: model.draftBy.displayName }) : t('draft')}</Badge>}
      <span className="tg-quiet" role="status">{t(changed ? 'save.unsaved' : 'save.saved')}</span>
    </>
  );
}
