import { Acceptances } from './acceptances.mjs';
import { Changes } from './changes.mjs';
import { Improvements } from './improvements.mjs';
import { Projects } from './projects.mjs';
import { Releases } from './releases.mjs';
import { Risks } from './risks.mjs';

/**
 * What the year consists of, and how many of each. A kind knows how one of it begins (`begin`); what people answer to its tasks (`answers`, by the id of the
 * task in its model, with that of the process before it where two have the same: variables, or null for "not now"); how long they take where that is not the
 * usual time (`patience`); what is done before the first day (`prepare`) and what else on each day (`live`); and at which times until another something
 * begins (`beginnings`). Its name is that of its list in the API.
 */
export const KINDS = {
  changes: { count: 5_000, kind: Changes },
  projects: { count: 200, kind: Projects },
  releases: { count: 400, kind: Releases },
  acceptances: { count: 150, kind: Acceptances },
  improvements: { count: 1_000, kind: Improvements },
  risks: { count: 2_000, kind: Risks },
};
