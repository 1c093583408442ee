import { type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
}

/** A modal dialog on the browser's own element: focus kept inside, Esc closes, focus goes back afterwards. */
export function Dialog({ title, onClose, children, actions, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={wide ? 'tg-dialog tg-dialog--wide' : 'tg-dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId} className="tg-dialog__title">
        {title}
      </h2>
      <div className="tg-dialog__body">{children}</div>
      {actions && <div className="tg-dialog__actions">{actions}</div>}
    </dialog>
  );
}
