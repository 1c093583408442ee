import { Button, Checkbox } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import { keyedPlacesFor } from '../app/navigation.js';
import { usePerson } from '../features/session/session.js';
import { Dialog } from '../ui/dialog.js';
import { enableSingleKeys, useSingleKeysEnabled } from './shortcuts.js';

/** `?`: every shortcut, and the switch for those of a single key. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const enabled = useSingleKeysEnabled();
  const places = keyedPlacesFor(usePerson().roles);
  const groups = [
    { title: t('keyboard.global'), keys: [['?', t('keyboard.help')], ['/', t('keyboard.search')], ['Ctrl K', t('keyboard.palette')], ['Esc', t('keyboard.close')]] },
    { title: t('keyboard.go'), keys: places.map(({ key, nav }) => [`g ${key}`, t(`place.${nav}`)]) },
    { title: t('keyboard.list'), keys: [['j', t('keyboard.nextRow')], ['k', t('keyboard.previousRow')], ['Enter', t('keyboard.openRow')]] },
    { title: t('keyboard.work'), keys: [['a', t('keyboard.assign')], ['Ctrl Enter', t('keyboard.submit')], ['Ctrl S', t('keyboard.save')]] },
  ];
  return (
    <Dialog title={t('keyboard.title')} onClose={onClose} wide actions={<Button onClick={onClose}>{t('action.close')}</Button>}>
      <div className="tg-keys">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map(([key = '', text]) => (
                <div key={key}>
                  <dt>
                    {key.split(' ').map((part) => (
                      <kbd key={part}>{part}</kbd>
                    ))}
                  </dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Checkbox id="single-keys" labelText={t('keyboard.enabled')} checked={enabled} onChange={(_, { checked }) => enableSingleKeys(checked)} />
    </Dialog>
  );
}
