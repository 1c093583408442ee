import { Checkmark } from '@carbon/react/icons';
import type { ReactNode } from 'react';

export const NOTICE_KINDS = ['error', 'warning', 'info', 'success'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

const SIGNS = { error: '!', warning: '!', info: 'i', success: <Checkmark /> } satisfies Record<NoticeKind, ReactNode>;

interface NoticeProps {
  kind: NoticeKind;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

/** A message in the page. Errors are announced at once, everything else when the reader pauses. */
export function Notice({ kind, title, children, actions }: NoticeProps) {
  return (
    <div className={`tg-notice tg-notice--${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <span className="tg-notice__sign" aria-hidden="true">
        {SIGNS[kind]}
      </span>
      <div className="tg-notice__body">
        <p className="tg-notice__title">{title}</p>
        {children && <div className="tg-notice__text">{children}</div>}
      </div>
      {actions && <div className="tg-notice__actions">{actions}</div>}
    </div>
  );
}
