import { Checkmark } from '@carbon/react/icons';
import type { DiagramElement } from '#core/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ElementStatus, type OutlineElement, statusOf } from './elements.js';

interface OutlineProps {
  elements: readonly OutlineElement[];
  states: readonly DiagramElement[];
  selected: string | null;
  onSelect: (elementId: string | null) => void;
  folded: boolean;
}

const STATUS_TEXT = { incident: 'diagram.incident', active: 'diagram.here', done: 'diagram.done', cancelled: 'diagram.cancelled', ahead: 'diagram.notReached' } as const satisfies Record<ElementStatus, string>;

/** Every element of the picture as a list with its state in words; choosing one shows it in the picture. */
export function Outline({ elements, states, selected, onSelect, folded }: OutlineProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const titleId = useId();
  const stateOf = (id: string) => states.find((state) => state.elementId === id);
  const shown = all ? elements : elements.filter((element) => statusOf(stateOf(element.id)) !== 'ahead');
  const list = (
    <>
      <div className="tg-outline__choice">
        <button type="button" className="tg-link-button" onClick={() => setAll(!all)} aria-pressed={all}>
          {t('diagram.all')}
        </button>
      </div>
      <ul className="tg-outline__list" aria-labelledby={titleId}>
        {shown.map((element) => (
          <OutlineRow key={element.id} element={element} state={stateOf(element.id)} selected={element.id === selected} onSelect={onSelect} />
        ))}
      </ul>
    </>
  );
  if (!folded) {
    return (
      <section className="tg-outline">
        <h2 id={titleId} className="tg-subheading">{t('diagram.outline')}</h2>
        {list}
      </section>
    );
  }
  return (
    <details className="tg-outline">
      <summary id={titleId}>{t('diagram.outline')}</summary>
      {list}
    </details>
  );
}

interface OutlineRowProps {
  element: OutlineElement;
  state: DiagramElement | undefined;
  selected: boolean;
  onSelect: (elementId: string | null) => void;
}

function OutlineRow({ element, state, selected, onSelect }: OutlineRowProps) {
  const { t } = useTranslation();
  const status = statusOf(state);
  return (
    <li className={`tg-outline__row tg-outline__row--depth-${Math.min(element.depth, 3)}`}>
      <button type="button" className="tg-outline__element" aria-pressed={selected} onClick={() => onSelect(selected ? null : element.id)}>
        <span className={`tg-token tg-token--${status}`} aria-hidden="true">
          {status === 'incident' && '!'}
          {status === 'done' && <Checkmark />}
        </span>
        <span>{element.name || typeInWords(element.type)}</span>
        <span className="tg-outline__status">
          {t(STATUS_TEXT[status])}
          {state && state.completed > 1 ? `, ${t('diagram.times', { count: state.completed })}` : ''}
        </span>
      </button>
    </li>
  );
}

/** `ExclusiveGateway` → `exclusive gateway`. */
function typeInWords(type: string): string {
  return type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
