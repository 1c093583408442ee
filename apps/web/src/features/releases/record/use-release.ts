import type { ReleaseView } from '#core/contracts';
import { useOutletContext } from 'react-router';

/** The release that the record page shows, for its tabs. */
export function useRelease(): ReleaseView {
  return useOutletContext<ReleaseView>();
}
