import { Button } from '@carbon/react';
import type { ChangeContent, ChangeView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { FieldValue } from '../record/field-value.js';
import { contentOf, differingFields, sameValue } from './content.js';

interface ClashDialogProps {
  /** What the form started from, what the writer has now, what the server has now. */
  base: ChangeContent;
  mine: ChangeContent;
  current: ChangeView;
  onSave: (merged: ChangeContent, current: ChangeView) => void;
  onDiscard: () => void;
  onClose: () => void;
}

type Side = 'mine' | 'theirs';

/** A clash of versions: both values of every field both sides changed, and a choice for each. */
export function ClashDialog({ base, mine, current, onSave, onDiscard, onClose }: ClashDialogProps) {
  const { t } = useTranslation(['changes', 'common']);
  const theirs = contentOf(current);
  const changedByMe = differingFields(base, mine);
  const contested = changedByMe.filter((field) => !sameValue(theirs[field], base[field]) && !sameValue(theirs[field], mine[field]));
  const [sides, setSides] = useState<Partial<Record<keyof ChangeContent, Side>>>({});
  const keepsMine = (field: keyof ChangeContent) => !contested.includes(field) || sides[field] !== 'theirs';
  const merged = () => ({ ...theirs, ...Object.fromEntries(changedByMe.filter(keepsMine).map((field) => [field, mine[field]])) });
  const actions = (
    <>
      <Button kind="ghost" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button kind="secondary" onClick={onDiscard}>{t('clash.discard')}</Button>
      <Button onClick={() => onSave(merged(), current)}>{t('clash.save')}</Button>
    </>
  );
  return (
    <Dialog title={t('clash.title', { number: current.number })} onClose={onClose} wide actions={actions}>
      <p>{contested.length > 0 ? t('clash.text') : t('clash.none')}</p>
      {contested.map((field) => (
        <fieldset key={field} className="tg-clash">
          <legend className="tg-subheading">{t(`field.${field}`)}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side} className="tg-clash__side">
              <input type="radio" name={`clash-${field}`} checked={(sides[field] ?? 'mine') === side} onChange={() => setSides({ ...sides, [field]: side })} />
              <span>
                <span className="tg-label">{t(`clash.${side}`)}</span>
                <FieldValue field={field} value={side === 'mine' ? mine[field] : theirs[field]} />
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </Dialog>
  );
}
