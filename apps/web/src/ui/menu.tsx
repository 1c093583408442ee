import { type ReactNode, useId } from 'react';

interface MenuProps {
  /** Text of the button, and its accessible name unless `label` is given. */
  text: ReactNode;
  label?: string;
  className?: string;
  align?: 'start' | 'end';
  children: ReactNode;
}

/** A button that opens a small panel; Esc and a click outside close it (the browser's own popover). */
export function Menu({ text, label, className = 'tg-menu__button', align = 'start', children }: MenuProps) {
  const id = useId();
  return (
    <div className={`tg-menu tg-menu--${align}`}>
      <button type="button" className={className} popoverTarget={id} aria-label={label}>
        {text}
      </button>
      <div id={id} popover="auto" className="tg-menu__panel">
        {children}
      </div>
    </div>
  );
}
