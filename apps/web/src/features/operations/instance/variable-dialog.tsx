import { TextArea } from '@carbon/react';
import type { VariableView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../ui/live-message.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { useSetVariable } from '../operations.js';

/** A new value for a variable, with the reason. The text is sent as it is: no digit of a number is lost. */
export function VariableDialog({ instanceKey, variable, onClose }: { instanceKey: string; variable: VariableView; onClose: () => void }) {
  const { t } = useTranslation('operations');
  const announce = useAnnounce();
  const write = useSetVariable(instanceKey);
  const [value, setValue] = useState(variable.value);
  const fault = jsonFault(value);

  function confirm(reason: string): void {
    if (fault) return;
    const done = () => {
      announce(t('variable.done', { name: variable.name }));
      onClose();
    };
    write.mutate({ scopeKey: variable.scopeKey, name: variable.name, value, reason }, { onSuccess: done });
  }

  return (
    <ReasonDialog title={t('variable.title', { name: variable.name })} confirm={t('variable.confirm')} pending={write.isPending} error={write.error} onConfirm={confirm} onClose={onClose}>
      <p>{t('variable.effect')}</p>
      <div>
        <p className="tg-label">{t('variable.before')}</p>
        <pre className="tg-variables__value" role="group" aria-label={variable.name} tabIndex={0}>
          {variable.value}
        </pre>
      </div>
      <TextArea
        id="variable-value"
        className="tg-code-input"
        labelText={t('variable.value')}
        helperText={t('variable.help')}
        rows={4}
        value={value}
        invalid={fault !== null}
        invalidText={t('variable.invalid', { reason: fault ?? '' })}
        onChange={(event) => setValue(event.target.value)}
      />
    </ReasonDialog>
  );
}

function jsonFault(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
