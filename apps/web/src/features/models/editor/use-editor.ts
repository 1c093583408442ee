import type { ModelKind, ModelProblem } from '#core/contracts';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { EDITORS, type ModelEditor } from '../editors/model-editor.js';

export type EditorState = 'loading' | 'ready' | 'broken';

export interface EditorHandle {
  canvas: RefObject<HTMLDivElement | null>;
  properties: RefObject<HTMLDivElement | null>;
  editor: RefObject<ModelEditor | null>;
  state: EditorState;
}

interface EditorEvents {
  onChanged: () => void;
  onProblems: (problems: ModelProblem[]) => void;
}

/** Loads the editor of a kind and opens a content in it; again only when `edition` changes, so that typing is never lost to a refresh. */
export function useEditor(kind: ModelKind, content: string, edition: number, events: EditorEvents): EditorHandle {
  const canvas = useRef<HTMLDivElement>(null);
  const properties = useRef<HTMLDivElement>(null);
  const editor = useRef<ModelEditor>(null);
  const latest = useRef({ content, events });
  const [state, setState] = useState<EditorState>('loading');
  useEffect(() => {
    latest.current = { content, events };
  });
  useEffect(() => {
    let gone = false;
    let opened: ModelEditor | null = null;
    setState('loading');
    async function open(): Promise<void> {
      const openEditor = await EDITORS[kind]();
      if (gone || !canvas.current || !properties.current) return;
      opened = openEditor(
        { canvas: canvas.current, properties: properties.current },
        { onChanged: () => latest.current.events.onChanged(), onProblems: (problems) => latest.current.events.onProblems(problems) },
      );
      editor.current = opened;
      await opened.open(latest.current.content);
      if (!gone) setState('ready');
    }
    open().catch(() => !gone && setState('broken'));
    return () => {
      gone = true;
      editor.current = null;
      opened?.destroy();
    };
  }, [kind, edition]);
  return { canvas, properties, editor, state };
}
