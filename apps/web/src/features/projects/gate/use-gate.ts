import type { GateView } from '#core/contracts';
import { useOutletContext } from 'react-router';

/** The gate that the page shows, for its tabs. */
export function useGate(): GateView {
  return useOutletContext<GateView>();
}
