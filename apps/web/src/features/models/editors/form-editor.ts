import { FormEditor as FormJsEditor } from '@bpmn-io/form-js-editor';
import '@bpmn-io/form-js-editor/dist/assets/dragula.css';
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js-editor/dist/assets/properties-panel.css';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import type { ModelProblem } from '#core/contracts';
import { checkForm } from '#core/model-rules';
import { afterPause } from './after-pause.js';
import type { EditorListener, EditorPlaces, ModelEditor } from './model-editor.js';

const CHECK_PAUSE_MILLIS = 400;

/** Owns the form editor with its palette and properties panel. */
class FormEditor implements ModelEditor {
  private readonly editor: FormJsEditor;
  private readonly checkSoon = afterPause(CHECK_PAUSE_MILLIS, () => void this.check());
  private destroyed = false;

  constructor({ canvas }: EditorPlaces, private readonly listener: EditorListener) {
    this.editor = new FormJsEditor({ container: canvas });
    this.editor.on('commandStack.changed', () => {
      this.listener.onChanged();
      this.checkSoon.request();
    });
  }

  async open(content: string): Promise<void> {
    await this.editor.importSchema(JSON.parse(content) as object);
    if (!this.destroyed) await this.check();
  }

  content(): Promise<string> {
    return Promise.resolve(JSON.stringify(this.editor.saveSchema(), null, 2));
  }

  show({ elementId }: ModelProblem): void {
    const field = elementId && this.editor.get<{ get(id: string): unknown }>('formFieldRegistry').get(elementId);
    if (field) this.editor.get<{ set(field: unknown): void }>('selection').set(field);
  }

  destroy(): void {
    this.destroyed = true;
    this.checkSoon.cancel();
    this.editor.destroy();
  }

  private async check(): Promise<void> {
    const content = await this.content();
    if (!this.destroyed) this.listener.onProblems(checkForm(content));
  }
}

export const openFormEditor = (places: EditorPlaces, listener: EditorListener): ModelEditor => new FormEditor(places, listener);
