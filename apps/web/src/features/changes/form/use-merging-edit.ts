import { useState } from 'react';
import type { UseMutationResult } from '@tanstack/react-query';
import { ApiError } from '../../../api/api-error.js';
import { differingFields, pickFields } from './content.js';

interface Versioned {
  number: string;
  version: number;
}

export interface Changes<C> {
  changes: Partial<C>;
  version: number;
}

export interface MergingEdit<R, C> {
  /** What the form started from: later news from the server must not move under the writer's hands. */
  base: R;
  /** Writes what is different from the base. */
  save: (content: C) => void;
  /** Writes what was chosen out of both over the newer record. */
  merge: (merged: C, current: R) => void;
  /** The newer record, when somebody else has saved meanwhile. */
  clash: R | null;
  closeClash: () => void;
  pending: boolean;
  /** Why it was not saved, but for a clash. */
  failure: Error | null;
}

/** The edit of a record by a form: only what is different is written, and what somebody else has written meanwhile comes as a clash. */
export function useMergingEdit<R extends Versioned, C extends object>(record: R, contentOf: (record: R) => C, write: UseMutationResult<R, Error, Changes<C>>, onSaved: (saved: R) => void, onRefused?: (error: Error) => void): MergingEdit<R, C> {
  const [base, setBase] = useState(record);
  const [clash, setClash] = useState<R | null>(null);

  function refused(error: Error): void {
    if (error instanceof ApiError && error.is('version-mismatch') && error.problem.current) setClash(error.problem.current as R);
    onRefused?.(error);
  }

  function saveOver(content: C, from: R): void {
    setClash(null);
    const changes = pickFields(content, differingFields(contentOf(from), content));
    write.mutate({ changes, version: from.version }, { onSuccess: onSaved, onError: refused });
  }

  return {
    base,
    save: (content) => saveOver(content, base),
    merge: (merged, current) => {
      setBase(current);
      saveOver(merged, current);
    },
    clash,
    closeClash: () => setClash(null),
    pending: write.isPending,
    failure: clash ? null : write.error,
  };
}
