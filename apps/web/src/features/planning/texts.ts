import type { ConflictKind } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const planningTexts = {
  title: 'What is in the way',
  what: 'The conflicts',
  none: 'Nothing is in the way of this window.',
  noWindow: 'Plan a start and an end to see what is in the way.',
  checking: 'Looking at the window',
  between: '{{start}} to {{end}}',
  kind: {
    'same-item': 'Same item', 'related-item': 'Related item', 'same-service': 'Same service', 'hard-freeze': 'Hard freeze', 'soft-freeze': 'Soft freeze', 'outside-maintenance-window': 'Outside maintenance',
    'implementer-booked': 'Somebody booked', 'implementer-absent': 'Somebody away', gate: 'Project gate', release: 'Release', 'early-life-support': 'Early-life support',
  } satisfies Record<ConflictKind, string>,
  reason: 'Why this window',
  slot: { find: 'Next free window', length: 'Length in minutes', use: 'Take this window', found: 'Free from {{start}} to {{end}}', failed: 'The next free window was not found' },
} as const;

addTexts('planning', planningTexts);
