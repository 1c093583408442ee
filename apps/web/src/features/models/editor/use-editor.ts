import type { ModelKind } from '#core/contracts';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { type EditorListener, EDITORS, type ModelEditor } from '../editors/model-editor.js';

export type EditorState = 'loading' | 'ready' | 'broken';

export interface EditorHandle {
  canvas: RefObject<HTMLDivElement | null>;
  properties: RefObject<HTMLDivElement | null>;
  editor: RefObject<ModelEditor | null>;
  state: EditorState;
}


/** Loads the editor of a kind and opens a content in it; again only when `edition` changes, so that typing is never lost to a refresh. */
export function useEditor(kind: ModelKind, content: string, edition: number, listener: EditorListener): EditorHandle {
  const canvas = useRef<HTMLDivElement>(null);
  const properties = useRef<HTMLDivElement>(null);
  const editor = useRef<ModelEditor>(null);
  const latest = useRef({ content, listener });
  const [state, setState] = useState<EditorState>('loading');
  useEffect(() => {
    latest.current = { content, listener };
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
        {
          servedJobTypes: latest.current.listener.servedJobTypes,
          onChanged: () => latest.current.listener.onChanged(),
          onProblems: (problems) => latest.current.listener.onProblems(problems),
        },
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
