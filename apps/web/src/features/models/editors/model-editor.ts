import type { ModelKind, ModelProblem } from '#core/contracts';

/** What the page may ask of an editor, whatever it edits. Each implementation owns its canvas until `destroy`. */
export interface ModelEditor {
  /** Opens a content. Rejects when it cannot be read. */
  open(content: string): Promise<void>;
  /** The content as it stands in the editor. */
  content(): Promise<string>;
  /** Shows the element of a problem. */
  show(problem: ModelProblem): void;
  destroy(): void;
}

export interface EditorPlaces {
  canvas: HTMLElement;
  /** Where properties are edited; editors that bring their own panel leave it empty. */
  properties: HTMLElement;
}

export interface EditorListener {
  /** Job types that a worker serves, as far as the server knows; the rules ask whether a model uses others. */
  servedJobTypes: readonly string[];
  /** Something was edited. */
  onChanged: () => void;
  /** What the rules say about the content, after each pause in the editing. */
  onProblems: (problems: ModelProblem[]) => void;
}

export type OpenEditor = (places: EditorPlaces, listener: EditorListener) => ModelEditor;

/** Each editor is a chunk of its own. */
export const EDITORS = {
  bpmn: async () => (await import('./bpmn-editor.js')).openBpmnEditor,
  dmn: async () => (await import('./dmn-editor.js')).openDmnEditor,
  form: async () => (await import('./form-editor.js')).openFormEditor,
} as const satisfies Record<ModelKind, () => Promise<OpenEditor>>;
