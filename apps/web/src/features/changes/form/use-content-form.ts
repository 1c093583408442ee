import type { ChangeContent } from '#core/contracts';
import { useState } from 'react';
import { readSetting, writeSetting } from '../../../ui/settings.js';
import { contentOf, EMPTY_CONTENT, sameValue } from './content.js';

interface KeptContent {
  at: string;
  content: ChangeContent;
}

export interface ContentForm {
  content: ChangeContent;
  set: (entries: Partial<ChangeContent>) => void;
  replace: (content: ChangeContent) => void;
  dirty: boolean;
  /** When the entries were kept that the form started with; null when it started from the record. */
  restoredAt: string | null;
  /** Forgets kept entries and goes back to the start. */
  discard: () => void;
  /** To be called when everything is saved. */
  forget: () => void;
}

/** Entries of the form, kept in this browser under `name` with every keystroke until they are saved. */
export function useContentForm(name: string, initial: ChangeContent): ContentForm {
  const key = `entries.${name}`;
  const [kept] = useState(() => keptContent(key));
  const [content, setContent] = useState(kept?.content ?? initial);
  const [restoredAt, setRestoredAt] = useState(kept?.at ?? null);

  function replace(next: ChangeContent): void {
    setContent(next);
    writeSetting(key, JSON.stringify({ at: new Date().toISOString(), content: next } satisfies KeptContent));
  }

  return {
    content,
    set: (entries) => replace({ ...content, ...entries }),
    replace,
    dirty: !sameValue(content, initial),
    restoredAt,
    discard: () => {
      setContent(initial);
      setRestoredAt(null);
      writeSetting(key, null);
    },
    forget: () => writeSetting(key, null),
  };
}

function keptContent(key: string): KeptContent | null {
  try {
    const kept = JSON.parse(readSetting(key) ?? 'null') as KeptContent | null;
    return kept && { at: kept.at, content: contentOf({ ...EMPTY_CONTENT, ...kept.content }) };
  } catch {
    return null;
  }
}
