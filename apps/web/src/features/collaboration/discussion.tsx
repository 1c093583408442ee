import { Comments } from './comments.js';
import { Links } from './links.js';

/** Comments on a record, and the records it is linked with. */
export function Discussion({ number }: { number: string }) {
  return (
    <div className="tg-discussion">
      <Comments number={number} />
      <Links number={number} />
    </div>
  );
}
