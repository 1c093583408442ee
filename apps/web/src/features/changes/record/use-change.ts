import type { ChangeView } from '#core/contracts';
import { useOutletContext } from 'react-router';

/** The change that the record page shows, for its tabs. */
export function useChange(): ChangeView {
  return useOutletContext<ChangeView>();
}

/** The number of the record whose page is shown, of whichever kind, for the tabs that all of them have. */
export function useRecordNumber(): string {
  return useOutletContext<{ number: string }>().number;
}
