import { Checkbox, TextInput } from '@carbon/react';
import type { ProjectView, StageView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../ui/live-message.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { useMoveStage } from '../projects.js';

/** Another length for a stage, with the reason; what comes after moves with it. */
export function MoveStageDialog({ project, stage, onClose }: { project: ProjectView; stage: StageView; onClose: () => void }) {
  const { t } = useTranslation('projects');
  const announce = useAnnounce();
  const move = useMoveStage(project);
  const [days, setDays] = useState(String(stage.workingDays));
  const [despiteFreeze, setDespiteFreeze] = useState(false);
  const workingDays = Number(days);
  const confirm = (reason: string) => {
    const done = () => {
      announce(t('move.done'));
      onClose();
    };
    move.mutate({ ordinal: stage.ordinal, workingDays, reason, despiteFreeze }, { onSuccess: done });
  };
  return (
    <ReasonDialog title={t('move.title', { name: stage.name })} confirm={t('move.confirm')} pending={move.isPending} error={move.error} onConfirm={confirm} onClose={onClose}>
      <p>{t('move.text')}</p>
      <TextInput id="stage-days" type="number" min={1} max={1000} labelText={t('move.days')} value={days} onChange={(event) => setDays(event.target.value)} />
      <Checkbox id="stage-freeze" labelText={t('move.despite')} checked={despiteFreeze} onChange={(_, { checked }) => setDespiteFreeze(checked)} />
    </ReasonDialog>
  );
}
