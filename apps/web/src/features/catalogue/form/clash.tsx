import { Button } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice.js';
import { FieldValue } from '../../changes/record/field-value.js';
import { type Content, type FieldSpec, sameValue } from '../fields.js';

interface ClashProps {
  fields: readonly FieldSpec[];
  base: Content;
  mine: Content;
  theirs: Content;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Somebody else saved meanwhile: both values of every field that both sides changed. Nothing is overwritten silently. */
export function Clash({ fields, base, mine, theirs, onKeepMine, onTakeTheirs }: ClashProps) {
  const { t } = useTranslation('catalogue');
  const contested = fields.filter(({ name }) => name in mine && !sameValue(theirs[name], base[name]) && !sameValue(theirs[name], mine[name]));
  return (
    <Notice kind="warning" title={t('clash.title')}>
      <p>{t(contested.length > 0 ? 'clash.text' : 'clash.none')}</p>
      {contested.length > 0 && (
        <table className="tg-table">
          <thead>
            <tr>
              <th scope="col">{t('clash.field')}</th>
              <th scope="col">{t('clash.mine')}</th>
              <th scope="col">{t('clash.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {contested.map(({ name }) => (
              <tr key={name}>
                <th scope="row">{t(`field.${name}`)}</th>
                <td><FieldValue field={name} value={mine[name]} /></td>
                <td><FieldValue field={name} value={theirs[name]} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <span className="tg-row">
        <Button size="sm" onClick={onKeepMine}>{t('clash.keepMine')}</Button>
        <Button size="sm" kind="ghost" onClick={onTakeTheirs}>{t('clash.takeTheirs')}</Button>
      </span>
    </Notice>
  );
}
