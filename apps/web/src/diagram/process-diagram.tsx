import { Button } from '@carbon/react';
import type { DiagramElement } from '#core/contracts';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.js';
import { DiagramCanvas } from './diagram-canvas.js';
import './diagram.scss';
import type { OutlineElement } from './elements.js';
import { Outline } from './outline.js';

interface ProcessDiagramProps {
  xml: string;
  elements: readonly DiagramElement[];
  takenFlows: readonly string[];
  /** Element to highlight, when the address or another list chooses it. */
  selected?: string | null;
  onSelect?: (elementId: string | null) => void;
  /** Low picture without outline, where the diagram is a side note. */
  small?: boolean;
}

/** A process with its tokens: the picture, and an outline of the same for keyboard and screen reader. */
export function ProcessDiagram({ xml, elements, takenFlows, selected, onSelect, small = false }: ProcessDiagramProps) {
  const { t } = useTranslation();
  const [own, setOwn] = useState<string | null>(null);
  const chosen = selected === undefined ? own : selected;
  const choose = (elementId: string | null) => {
    setOwn(elementId);
    onSelect?.(elementId);
  };
  const { container, canvas, outline, failed } = useDiagramCanvas(xml, elements, takenFlows, chosen, choose);
  return (
    <div className={small ? 'tg-diagram tg-diagram--small' : 'tg-diagram'}>
      {failed && <Notice kind="error" title={t('diagram.failed')} />}
      <div className="tg-diagram__frame">
        <div ref={container} className="tg-diagram__canvas" role="group" aria-label={t('diagram.label')} />
        <div className="tg-diagram__buttons">
          <Button kind="ghost" size="sm" onClick={() => canvas.current?.zoom('in')} aria-label={t('diagram.zoomIn')}>+</Button>
          <Button kind="ghost" size="sm" onClick={() => canvas.current?.zoom('out')} aria-label={t('diagram.zoomOut')}>−</Button>
          <Button kind="ghost" size="sm" onClick={() => canvas.current?.fit()}>{t('diagram.fit')}</Button>
        </div>
      </div>
      <Outline elements={outline} states={elements} selected={chosen} onSelect={choose} folded={small} />
    </div>
  );
}

function useDiagramCanvas(xml: string, elements: readonly DiagramElement[], takenFlows: readonly string[], selected: string | null, onSelect: (id: string | null) => void) {
  const container = useRef<HTMLDivElement>(null);
  const canvas = useRef<DiagramCanvas>(null);
  const select = useRef(onSelect);
  const [outline, setOutline] = useState<OutlineElement[]>([]);
  const [failed, setFailed] = useState(false);
  const [drawn, setDrawn] = useState(0);
  useEffect(() => {
    select.current = onSelect;
  });
  useEffect(() => {
    if (!container.current) return;
    let gone = false;
    const created = new DiagramCanvas(container.current, (id) => select.current(id));
    canvas.current = created;
    setFailed(false);
    created.show(xml).then(
      (found) => {
        if (gone) return;
        setOutline(found);
        setDrawn((count) => count + 1);
      },
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
      canvas.current = null;
      created.destroy();
    };
  }, [xml]);
  useEffect(() => {
    if (drawn > 0) canvas.current?.mark(elements, takenFlows);
  }, [drawn, elements, takenFlows]);
  useEffect(() => {
    if (drawn > 0) canvas.current?.select(selected);
  }, [drawn, selected]);
  return { container, canvas, outline, failed };
}
