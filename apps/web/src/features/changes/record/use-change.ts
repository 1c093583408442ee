import type { ChangeView } from '#core/contracts';
import { useOutletContext } from 'react-router';

/** The change that the record page shows, for its tabs. */
export function useChange(): ChangeView {
  return useOutletContext<ChangeView>();
}
