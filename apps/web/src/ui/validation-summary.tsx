import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

export interface FieldError {
  field: string;
  message: string;
}

/** What must be corrected, each entry leading to its field. Takes the focus when it appears. */
export function ValidationSummary({ errors, fieldId }: { errors: readonly FieldError[]; fieldId: (field: string) => string }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} className="tg-notice tg-notice--error" role="alert" tabIndex={-1}>
      <span className="tg-notice__sign" aria-hidden="true">!</span>
      <div className="tg-notice__body">
        <p className="tg-notice__title">{t('form.summary', { count: errors.length })}</p>
        <ul className="tg-notice__list">
          {errors.map((error) => (
            <li key={error.field + error.message}>
              <a
                href={`#${fieldId(error.field)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId(error.field))?.focus();
                }}
              >
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
