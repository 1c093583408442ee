import type { ReleaseNoteSection, ReleaseNotesView } from '#core/contracts';
import type { ChangeFacts, ImprovementFacts, ProjectFacts, RiskFacts } from '#platform/orchestration';
import type { Release } from './release.entity.js';

export type NotesContent = Omit<ReleaseNotesView, 'frozenAt'>;

export interface NotesFacts {
  changes: readonly ChangeFacts[];
  projects: readonly ProjectFacts[];
  improvements: readonly ImprovementFacts[];
  risks: readonly RiskFacts[];
}

const HEADINGS = { changes: 'Changes', projects: 'Projects', improvements: 'Improvements', 'known-risks': 'Known risks' } as const satisfies Record<ReleaseNoteSection, string>;

/** The release notes, as lines and as Markdown. Sections without a line are left out. */
export function notesOf({ number, title, description, plannedStart, services }: Release, { changes, projects, improvements, risks }: NotesFacts): NotesContent {
  const all: NotesContent['sections'] = [
    { section: 'changes', lines: changes.map((change) => ({ number: change.number, title: change.title, detail: change.outcome ?? change.state })) },
    { section: 'projects', lines: projects.map((project) => ({ number: project.number, title: project.name, detail: project.state })) },
    { section: 'improvements', lines: improvements.map((improvement) => ({ number: improvement.number, title: improvement.title, detail: `${improvement.state}, by ${improvement.action}` })) },
    { section: 'known-risks', lines: risks.map((risk) => ({ number: risk.number, title: risk.title, detail: `${risk.record}, ${risk.level ?? 'not rated'}` })) },
  ];
  const sections = all.filter(({ lines }) => lines.length > 0);
  const head = [`# ${plain(title)} (${number})`, ...(plannedStart ? [`Deployed from ${plannedStart.toISOString()} on to ${services.join(', ')}.`] : []), ...(description.trim() === '' ? [] : [plain(description.trim())])];
  return { title: `${title} (${number})`, sections, markdown: `${[...head, ...sections.map(asMarkdown)].join('\n\n')}\n` };
}

function asMarkdown({ section, lines }: NotesContent['sections'][number]): string {
  return [`## ${HEADINGS[section]}`, '', ...lines.map(({ number, title, detail }) => `- **${number}** ${plain(title)}${detail ? ` (${plain(detail)})` : ''}`)].join('\n');
}

/** Text that means nothing to Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
