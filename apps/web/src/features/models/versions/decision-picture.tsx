import Viewer from 'dmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice.js';
import '../editors/dmn-styles.js';
import { makeTableAccessible } from '../editors/table-access.js';

/** A decision model, opened at its first table. */
export default function DecisionPicture({ xml }: { xml: string }) {
  const { t } = useTranslation('models');
  const container = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!container.current) return;
    let gone = false;
    const element = container.current;
    const viewer = new Viewer({ container: element });
    viewer.on('views.changed', () => makeTableAccessible(element));
    async function show(): Promise<void> {
      await viewer.importXML(xml);
      const table = viewer.getViews().find((view) => view.type !== 'drd');
      if (table && !gone) await viewer.open(table);
    }
    show().catch(() => !gone && setFailed(true));
    return () => {
      gone = true;
      viewer.destroy();
    };
  }, [xml]);
  return (
    <>
      {failed && <Notice kind="error" title={t('editor.broken')} />}
      <div ref={container} className="tg-picture tg-picture--dmn" role="group" aria-label={t('editor.canvas')} />
    </>
  );
}
