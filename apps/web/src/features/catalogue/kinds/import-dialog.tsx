import { Button } from '@carbon/react';
import type { ImportReport } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { Notice } from '../../../ui/notice.js';
import { useImportItems } from '../catalogue.js';

/** Takes items from a file: first it is only checked, then the good rows are taken and the bad ones reported. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['catalogue', 'common']);
  const [file, setFile] = useState<File | null>(null);
  const check = useImportItems();
  const run = useImportItems();
  const send = async (write: typeof run, tryOnly: boolean) => file && write.mutate({ csv: await file.text(), tryOnly });
  const report = run.data ?? check.data;
  const good = check.data ? check.data.rows - check.data.refused.length : 0;
  const choose = (chosen: File | null) => {
    setFile(chosen);
    check.reset();
    run.reset();
  };
  const actions = run.data ? (
    <Button onClick={onClose}>{t('common:action.close')}</Button>
  ) : (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      {check.data ? <Button disabled={good === 0 || run.isPending} onClick={() => void send(run, false)}>{t('import.run')}</Button> : <Button disabled={!file || check.isPending} onClick={() => void send(check, true)}>{t('import.check')}</Button>}
    </>
  );
  return (
    <Dialog title={t('import.title')} onClose={onClose} actions={actions} wide>
      <div className="tg-stack">
        <p>{t('import.text')}</p>
        {(check.error ?? run.error) && <ErrorNotice error={check.error ?? run.error} title={t('import.failed')} />}
        <label>
          <span className="tg-label">{t('import.file')}</span>
          <input type="file" accept=".csv,text/csv" onChange={(event) => choose(event.target.files?.[0] ?? null)} />
        </label>
        {run.data && <Notice kind="success" title={t('import.done', { ...run.data, refused: run.data.refused.length })} />}
        {!run.data && check.data && <Notice kind="info" title={t('import.wouldTake', { count: check.data.rows, refused: check.data.refused.length })} />}
        {report && report.refused.length > 0 && <Refused refused={report.refused} />}
      </div>
    </Dialog>
  );
}

function Refused({ refused }: { refused: ImportReport['refused'] }) {
  const { t } = useTranslation('catalogue');
  return (
    <table className="tg-table" aria-label={t('import.report')}>
      <thead>
        <tr>
          <th scope="col">{t('import.line')}</th>
          <th scope="col">{t('import.column')}</th>
          <th scope="col">{t('import.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {refused.map(({ line, field, message }) => (
          <tr key={`${line}-${field}`}>
            <td>{line}</td>
            <td>{field}</td>
            <td data-label={t('import.reason')}>{message}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
