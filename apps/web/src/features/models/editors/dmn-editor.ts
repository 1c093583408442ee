import Modeler from 'dmn-js/lib/Modeler';
import type { ModelProblem } from '#core/contracts';
import { checkDmn } from '#core/model-rules';
import { afterPause } from './after-pause.js';
import './dmn-styles.js';
import { makeTableAccessible } from './table-access.js';
import type { EditorListener, EditorPlaces, ModelEditor } from './model-editor.js';

const CHECK_PAUSE_MILLIS = 400;

/** Owns the decision editor: requirements diagram, tables and expressions, each view with its own history. */
class DmnEditor implements ModelEditor {
  private readonly modeler: Modeler;
  private readonly checkSoon = afterPause(CHECK_PAUSE_MILLIS, () => void this.check());
  private destroyed = false;

  constructor({ canvas }: EditorPlaces, private readonly listener: EditorListener) {
    this.modeler = new Modeler({ container: canvas });
    this.modeler.on('views.changed', () => makeTableAccessible(canvas));
    this.modeler.on('viewer.created', ({ viewer }) => viewer.on('commandStack.changed', () => this.changed()));
  }

  async open(content: string): Promise<void> {
    await this.modeler.importXML(content);
    const table = this.modeler.getViews().find((view) => view.type !== 'drd');
    if (table && !this.destroyed) await this.modeler.open(table);
    await this.check();
  }

  async content(): Promise<string> {
    return (await this.modeler.saveXML({ format: true })).xml;
  }

  /** Opens the view that holds the element: a decision's own table, else the diagram. */
  show({ elementId }: ModelProblem): void {
    const views = this.modeler.getViews();
    const view = views.find((candidate) => candidate.element.id === elementId) ?? views[0];
    if (view) void this.modeler.open(view);
  }

  destroy(): void {
    this.destroyed = true;
    this.checkSoon.cancel();
    this.modeler.destroy();
  }

  private changed(): void {
    this.listener.onChanged();
    this.checkSoon.request();
  }

  private async check(): Promise<void> {
    if (this.destroyed) return;
    const problems = await checkDmn(await this.content());
    if (!this.destroyed) this.listener.onProblems(problems);
  }
}

export const openDmnEditor = (places: EditorPlaces, listener: EditorListener): ModelEditor => new DmnEditor(places, listener);
