import { TextArea } from '@carbon/react';
import type { PersonView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type CSSProperties, type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Place, placeBelow } from './caret-place.js';
import { mentionableQuery } from './collaboration.js';
import { type Mention, mentionAt, withMention } from './mention.js';
import './collaboration.scss';
import './texts.js';

interface MentionFieldProps {
  id: string;
  label: string;
  help: string;
  field: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onChange: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** A text in which an @ offers the people to write to, under the caret. Arrow keys choose, Enter or Tab takes, Escape closes. */
export function MentionField({ id, label, help, field, value, onChange, onKeyDown }: MentionFieldProps) {
  const { t } = useTranslation('collaboration');
  const listId = useId();
  const [mention, setMention] = useState<Mention | null>(null);
  const [chosen, setChosen] = useState(0);
  const people = usePeople(mention);
  const around = useRef<HTMLDivElement>(null);
  const place = usePlace(field, around, people.length > 0 ? mention : null);
  const close = () => setMention(null);

  function look(): void {
    const { current } = field;
    if (!current) return;
    setMention(current.selectionStart === current.selectionEnd ? mentionAt(current.value, current.selectionStart) : null);
    setChosen(0);
  }

  function take({ username }: PersonView): void {
    if (!mention) return;
    const { text, caret } = withMention(value, mention, username);
    onChange(text);
    close();
    requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret));
  }

  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const takes = (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (people.length === 0 || !(step || takes || event.key === 'Escape')) return onKeyDown(event);
    event.preventDefault();
    event.stopPropagation();
    if (step) setChosen((chosen + step + people.length) % people.length);
    else if (takes) take(people[chosen]!);
    else close();
  }

  const open = people.length > 0 && { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${chosen}` };
  return (
    <div className="tg-mentions" ref={around}>
      <TextArea id={id} ref={field} labelText={label} helperText={help} rows={3} maxLength={10_000} value={value} aria-autocomplete="list" {...open} onChange={(event) => (onChange(event.target.value), look())} onSelect={look} onKeyDown={press} onBlur={close} />
      {people.length > 0 && (
        <ul id={listId} role="listbox" aria-label={t('mention.people')} className="tg-mentions__list" style={placing(place)}>
          {people.map((person, index) => (
            <li key={person.username} id={`${listId}-${index}`} role="option" aria-selected={index === chosen} onMouseDown={(event) => (event.preventDefault(), take(person))}>
              {person.displayName} <span className="tg-quiet">@{person.username}</span>
            </li>
          ))}
        </ul>
      )}
      <span role="status" className="tg-visually-hidden">{people.length > 0 && t('mention.found', { count: people.length })}</span>
    </div>
  );
}

/** Whoever fits what is typed. */
function usePeople(mention: Mention | null): PersonView[] {
  const { data } = useQuery({ ...mentionableQuery(mention?.typed ?? ''), enabled: mention !== null });
  return mention === null ? [] : (data ?? []);
}

function usePlace(field: RefObject<HTMLTextAreaElement | null>, around: RefObject<HTMLElement | null>, mention: Mention | null): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  const at = mention?.at;
  useLayoutEffect(() => setPlace(field.current && around.current && at !== undefined ? placeBelow(field.current, at, around.current) : null), [field, around, at]);
  return place;
}

/** Under the caret; the style sheet keeps the list inside what is around it. */
function placing(place: Place | null): CSSProperties {
  return { '--tg-mention-x': `${place?.x ?? 0}px`, '--tg-mention-y': `${place?.y ?? 0}px` } as CSSProperties;
}
