import type { ReleaseNotesView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { Moment } from '../../../ui/moment.js';
import { RecordLink } from '../../../ui/record-link.js';
import { notesAddress, notesQuery } from '../releases.js';
import { useRelease } from './use-release.js';

/** What is new with the release, generated from its scope. */
export function Component() {
  const { t } = useTranslation('releases');
  const { number } = useRelease();
  const query = useQuery(notesQuery(number));
  return (
    <Loaded query={query} what={t('what.notes')}>
      {(notes) => <Notes number={number} notes={notes} />}
    </Loaded>
  );
}

function Notes({ number, notes: { sections, frozenAt } }: { number: string; notes: ReleaseNotesView }) {
  const { t } = useTranslation('releases');
  return (
    <>
      <p className="tg-row">
        <span className="tg-quiet">{frozenAt ? <>{t('notes.frozen')}, <Moment at={frozenAt} /></> : t('notes.live')}</span>
        <a className="tg-link-button" href={notesAddress(number)} download={`${number}.md`}>{t('notes.download')}</a>
      </p>
      {sections.length === 0 && <EmptyState title={t('notes.none')} />}
      {sections.map(({ section, lines }) => (
        <section key={section} className="tg-section">
          <h2>{t(`section.${section}`)}</h2>
          <ul className="tg-stack tg-stack--tight">
            {lines.map((line) => (
              <li key={line.number}>
                <RecordLink number={line.number} /> {line.title} {line.detail && <span className="tg-quiet">({line.detail})</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
