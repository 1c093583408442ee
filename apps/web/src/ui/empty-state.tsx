import type { ReactNode } from 'react';

/** Says why there is nothing and offers at most one way on. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="tg-empty">
      <p className="tg-empty__title">{title}</p>
      {children && <p className="tg-quiet">{children}</p>}
      {action}
    </div>
  );
}
