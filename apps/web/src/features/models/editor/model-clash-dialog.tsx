import { Button } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { formatDateTime } from '../../../ui/time.js';
import type { Clash, Draft } from './use-draft.js';

/** Two people edited one model: nobody's work is overwritten without a choice. */
export function ModelClashDialog({ draft, clash }: { draft: Draft; clash: Clash }) {
  const { t } = useTranslation(['models', 'common']);
  const { theirs, mine } = clash;
  const actions = (
    <>
      <Button kind="ghost" onClick={draft.dropClash}>{t('common:action.cancel')}</Button>
      <Button kind="secondary" onClick={() => draft.takeTheirs(theirs)}>{t('clash.theirs')}</Button>
      <Button kind="danger" onClick={() => void draft.save(mine, theirs)}>{t('clash.mine')}</Button>
    </>
  );
  return (
    <Dialog title={t('clash.title')} onClose={draft.dropClash} actions={actions} wide>
      <div className="tg-stack">
        <p>{t('clash.text', { at: theirs.draftAt ? formatDateTime(theirs.draftAt) : t('common:time.none'), name: theirs.draftBy?.displayName ?? t('common:system') })}</p>
        <a href={`/models/${encodeURIComponent(theirs.id)}`} target="_blank" rel="noopener">
          {t('clash.open')}
        </a>
      </div>
    </Dialog>
  );
}
