import type { ModelView } from '#core/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/api-error.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { modelQuery, useSaveDraft } from '../models.js';

export interface Clash {
  mine: string;
  theirs: ModelView;
}

export interface Draft {
  /** The model as it was last read or saved here; the editor shows its content at each new edition. */
  base: ModelView;
  edition: number;
  changed: boolean;
  saving: boolean;
  failure: unknown;
  clash: Clash | null;
  markChanged: () => void;
  /** Saves a content; the saved model, or null when that failed or clashed. */
  save: (content: string | undefined, over?: ModelView) => Promise<ModelView | null>;
  /** Opens what the server has now. */
  reload: () => Promise<void>;
  takeTheirs: (theirs: ModelView) => void;
  dropClash: () => void;
}

/** The draft being edited: what it is based on, whether it differs, and saving it without overwriting anybody. */
export function useDraft(model: ModelView): Draft {
  const { t } = useTranslation('models');
  const client = useQueryClient();
  const announce = useAnnounce();
  const write = useSaveDraft(model.id);
  const [base, setBase] = useState(model);
  const [edition, setEdition] = useState(0);
  const [changed, setChanged] = useState(false);
  const [clash, setClash] = useState<Clash | null>(null);
  // Counts edits, so that what is typed while a save is under way is not taken for saved.
  const edits = useRef(0);

  function takeTheirs(theirs: ModelView): void {
    setBase(theirs);
    setEdition((count) => count + 1);
    setChanged(false);
    setClash(null);
  }

  async function save(content: string | undefined, over: ModelView = base): Promise<ModelView | null> {
    if (content === undefined) return null;
    const editsBefore = edits.current;
    try {
      const saved = await write.mutateAsync({ content, version: over.version });
      setBase(saved);
      if (edits.current === editsBefore) setChanged(false);
      setClash(null);
      announce(t('save.done'));
      return saved;
    } catch (error) {
      if (error instanceof ApiError && error.is('version-mismatch')) setClash({ mine: content, theirs: (error.problem.current as ModelView | undefined) ?? base });
      return null;
    }
  }

  return {
    base, edition, changed, clash, save, takeTheirs,
    saving: write.isPending,
    failure: clash ? null : write.error,
    markChanged: () => {
      edits.current += 1;
      setChanged(true);
    },
    reload: async () => takeTheirs(await client.fetchQuery({ ...modelQuery(model.id), staleTime: 0 })),
    dropClash: () => setClash(null),
  };
}
