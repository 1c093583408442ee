import { Button } from '@carbon/react';
import type { ModelProblem } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../ui/live-message.js';
import { useCheckModel } from '../models.js';
import type { Draft } from './use-draft.js';
import type { EditorHandle } from './use-editor.js';

interface WorkbenchActionsProps {
  handle: EditorHandle;
  draft: Draft;
  onSave: () => void;
  onProblems: (problems: ModelProblem[]) => void;
  onDeploy: () => void;
  onDiscard: () => void;
}

export function WorkbenchActions({ handle, draft, onSave, onProblems, onDeploy, onDiscard }: WorkbenchActionsProps) {
  const { t } = useTranslation('models');
  const announce = useAnnounce();
  const check = useCheckModel(draft.base.id);
  const resting = handle.state !== 'ready' || draft.saving;

  async function runCheck(): Promise<void> {
    const content = await handle.editor.current?.content();
    if (content === undefined) return;
    const problems = await check.mutateAsync(content).catch(() => null);
    if (!problems) return announce(t('check.failed'));
    onProblems(problems);
    announce(problems.length === 0 ? t('check.clean') : t('check.found', { count: problems.length }));
  }

  return (
    <>
      {draft.base.isDraft && <Button kind="ghost" size="md" onClick={onDiscard}>{t('discard.action')}</Button>}
      <Button kind="tertiary" size="md" onClick={() => void runCheck()} disabled={resting || check.isPending}>{t('check.action')}</Button>
      <Button kind="secondary" size="md" onClick={onSave} disabled={resting || !draft.changed} title={t('shortcuts')}>{t('save.action')}</Button>
      <Button size="md" onClick={onDeploy} disabled={resting || !(draft.changed || draft.base.isDraft)}>{t('deploy.action')}</Button>
    </>
  );
}
