import type { ProjectView } from '#core/contracts';
import { useOutletContext } from 'react-router';

/** The project that the record page shows, for its tabs. */
export function useProject(): ProjectView {
  return useOutletContext<ProjectView>();
}
