import { Button, TextArea } from '@carbon/react';
import type { ModelProblem, ModelView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/api-error.js';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { Notice } from '../../../ui/notice.js';
import { useDeployModel } from '../models.js';
import type { Draft } from './use-draft.js';

interface DeployDialogProps {
  draft: Draft;
  problems: readonly ModelProblem[];
  content: () => Promise<string>;
  /** Problems of a refusal, to be shown at their elements. */
  onRefused: (problems: ModelProblem[]) => void;
  onClose: () => void;
}

/** What a deployment does to running instances, then the deployment with its note. */
export function DeployDialog({ draft, problems, content, onRefused, onClose }: DeployDialogProps) {
  const { t } = useTranslation(['models', 'common']);
  const announce = useAnnounce();
  const [note, setNote] = useState('');
  const deploy = useDeployModel(draft.base.id);
  const errors = problems.filter((problem) => problem.severity === 'error').length;

  async function run(): Promise<void> {
    const saved = draft.changed ? await draft.save(await content()) : draft.base;
    if (!saved) return onClose();
    try {
      const result = await deploy.mutateAsync({ note: note.trim(), version: saved.version });
      announce(t('deploy.done', { version: result.version }));
      await draft.reload();
      onClose();
    } catch (error) {
      const refused = problemsOf(error);
      if (refused.length === 0) return;
      onRefused(refused);
      announce(t('deploy.refused'));
      onClose();
    }
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button onClick={() => void run()} disabled={deploy.isPending || draft.saving}>{t('deploy.confirm')}</Button>
    </>
  );
  return (
    <Dialog title={t('deploy.title', { name: draft.base.name })} onClose={onClose} actions={actions}>
      <div className="tg-stack">
        {deploy.error && <ErrorNotice error={deploy.error} title={t('deploy.failed')} />}
        {errors > 0 && <Notice kind="warning" title={t('deploy.errors', { count: errors })} />}
        <Effect model={draft.base} />
        {draft.changed && <p className="tg-quiet">{t('deploy.save')}</p>}
        <TextArea id="deploy-note" labelText={t('deploy.note')} helperText={t('deploy.noteHelp')} rows={3} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </div>
    </Dialog>
  );
}

/** The server refuses with the problems of the model beside the usual members of a problem document. */
function problemsOf(error: unknown): ModelProblem[] {
  if (!(error instanceof ApiError) || !error.is('model-refused')) return [];
  return (error.problem as { problems?: ModelProblem[] }).problems ?? [];
}

function Effect({ model }: { model: ModelView }) {
  const { t } = useTranslation('models');
  const running = model.runningInstances.filter((entry) => entry.count > 0);
  return (
    <div>
      <p className="tg-subheading">{t('deploy.effect')}</p>
      {model.kind === 'bpmn' ? (
        <ul className="tg-bullets">
          {running.length === 0 && <li>{t('deploy.none')}</li>}
          {running.map((entry) => (
            <li key={entry.version}>{t('deploy.keep', { count: entry.count, version: entry.version })}</li>
          ))}
          <li>{t('deploy.next', { version: (model.deployedVersion ?? 0) + 1 })}</li>
        </ul>
      ) : (
        <p>{t('deploy.reference')}</p>
      )}
    </div>
  );
}
