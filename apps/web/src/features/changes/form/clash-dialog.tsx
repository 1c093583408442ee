import { Button } from '@carbon/react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { FieldValue } from '../record/field-value.js';
import '../texts.js';
import { differingFields, pickFields, sameValue } from './content.js';
import './form.scss';
import type { MergingEdit } from './use-merging-edit.js';

interface ClashDialogProps<R extends { number: string }, C extends object> {
  edit: MergingEdit<R, C>;
  contentOf: (record: R) => C;
  /** What the writer has now. */
  mine: C;
  fieldText: (field: keyof C & string) => string;
  /** How a value is shown, where it is no text, number, moment or list of records. */
  show?: Partial<{ [Field in keyof C]: (value: C[Field]) => ReactNode }>;
  /** Takes what was chosen into the form, just before it is saved. */
  onMerged: (merged: C) => void;
  onDiscard: () => void;
}

interface ChoiceProps<C extends object> extends Required<Pick<ClashDialogProps<never, C>, 'mine' | 'fieldText' | 'show' | 'onDiscard'>> {
  number: string;
  /** What the form started from, and what the server has now. */
  base: C;
  theirs: C;
  onSave: (merged: C) => void;
  onClose: () => void;
}

type Side = 'mine' | 'theirs';

/** A clash of versions, where the edit has one: both values of every field both sides changed, and a choice for each. */
export function ClashDialog<R extends { number: string }, C extends object>({ edit, contentOf, mine, fieldText, show = {}, onMerged, onDiscard }: ClashDialogProps<R, C>) {
  const { base, clash } = edit;
  const save = (merged: C, current: R) => {
    onMerged(merged);
    edit.merge(merged, current);
  };
  return clash && <Choice number={clash.number} base={contentOf(base)} theirs={contentOf(clash)} mine={mine} fieldText={fieldText} show={show} onSave={(merged) => save(merged, clash)} onDiscard={onDiscard} onClose={edit.closeClash} />;
}

function Choice<C extends object>({ number, base, mine, theirs, fieldText, show, onSave, onDiscard, onClose }: ChoiceProps<C>) {
  const { t } = useTranslation(['changes', 'common']);
  const changedByMe = differingFields(base, mine);
  const contested = changedByMe.filter((field) => !sameValue(theirs[field], base[field]) && !sameValue(theirs[field], mine[field]));
  const [sides, setSides] = useState<Partial<Record<keyof C, Side>>>({});
  const keepsMine = (field: keyof C & string) => !contested.includes(field) || sides[field] !== 'theirs';
  const merged = () => ({ ...theirs, ...pickFields(mine, changedByMe.filter(keepsMine)) });
  const actions = (
    <>
      <Button kind="ghost" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button kind="secondary" onClick={onDiscard}>{t('clash.discard')}</Button>
      <Button onClick={() => onSave(merged())}>{t('clash.save')}</Button>
    </>
  );
  return (
    <Dialog title={t('clash.title', { number })} onClose={onClose} wide actions={actions}>
      <p>{contested.length > 0 ? t('clash.text') : t('clash.none')}</p>
      {contested.map((field) => (
        <fieldset key={field} className="tg-clash">
          <legend className="tg-subheading">{fieldText(field)}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side} className="tg-clash__side">
              <input type="radio" name={`clash-${field}`} checked={(sides[field] ?? 'mine') === side} onChange={() => setSides({ ...sides, [field]: side })} />
              <span>
                <span className="tg-label">{t(`clash.${side}`)}</span>
                {(show[field] ?? shown(field))((side === 'mine' ? mine : theirs)[field])}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </Dialog>
  );
}

const shown = (field: string) => (value: unknown) => <FieldValue field={field} value={value} />;
