import { Linter, type LintReport } from '@camunda/linting';
import '@camunda/linting/assets/linting.css';
import lintingModule from '@camunda/linting/modeler';
import Modeler from 'camunda-bpmn-js/lib/camunda-cloud/Modeler';
import 'camunda-bpmn-js/dist/assets/camunda-cloud-modeler.css';
import type { ModelProblem } from '#core/contracts';
import { lintBpmn, type LintOptions, lintRulesFor } from '#core/model-rules';
import { afterPause } from './after-pause.js';
import type { EditorListener, EditorPlaces, ModelEditor } from './model-editor.js';

const LINT_PAUSE_MILLIS = 400;
/** A model opens at a scale at which it can be read, its start beside the palette. */
const READABLE_SCALE = 0.8;
const PALETTE_PIXELS = 140;
const TOP_PIXELS = 60;

interface Linting {
  setErrors(reports: readonly LintReport[]): void;
  showError(report: { id: string; propertiesPanel: { entryIds: string[] } }): void;
  activate(): void;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Canvas {
  zoom(scale: 'fit-viewport'): number;
  viewbox(): { inner: Box; outer: Box };
  viewbox(box: Box): void;
}

/** Owns the Camunda modeller: canvas, properties panel, and lint marks that follow the editing. */
class BpmnEditor implements ModelEditor {
  private readonly modeler: Modeler;
  private readonly linter: Linter;
  private readonly rules: LintOptions;
  private readonly lintSoon = afterPause(LINT_PAUSE_MILLIS, () => void this.lint());
  private reports: readonly LintReport[] = [];
  private destroyed = false;

  constructor({ canvas, properties }: EditorPlaces, private readonly listener: EditorListener) {
    this.rules = { knownJobTypes: listener.servedJobTypes };
    this.linter = new Linter({ modeler: 'web', type: 'cloud', plugins: [lintRulesFor(this.rules)] });
    this.modeler = new Modeler({ container: canvas, propertiesPanel: { parent: properties }, additionalModules: [lintingModule] });
    this.modeler.on('commandStack.changed', () => {
      this.listener.onChanged();
      this.lintSoon.request();
    });
  }

  async open(content: string): Promise<void> {
    await this.modeler.importXML(content);
    if (this.destroyed) return;
    this.placeAtStart();
    this.linting.activate();
    await this.lint();
  }

  async content(): Promise<string> {
    const { xml } = await this.modeler.saveXML({ format: true });
    return xml ?? '';
  }

  show({ elementId, rule }: ModelProblem): void {
    if (!elementId) return;
    const report = this.reports.find((candidate) => candidate.id === elementId && candidate.rule === rule);
    this.linting.showError({ id: elementId, propertiesPanel: { entryIds: report?.propertiesPanel.entryIds ?? [] } });
  }

  destroy(): void {
    this.destroyed = true;
    this.lintSoon.cancel();
    this.modeler.destroy();
  }

  private placeAtStart(): void {
    const canvas = this.modeler.get<Canvas>('canvas');
    const scale = Math.max(READABLE_SCALE, canvas.zoom('fit-viewport'));
    const { inner, outer } = canvas.viewbox();
    canvas.viewbox({ x: inner.x - PALETTE_PIXELS / scale, y: inner.y - TOP_PIXELS / scale, width: outer.width / scale, height: outer.height / scale });
  }

  private get linting(): Linting {
    return this.modeler.get<Linting>('linting');
  }

  private async lint(): Promise<void> {
    const [reports, problems] = await Promise.all([this.linter.lint(this.modeler.getDefinitions()), this.content().then((xml) => lintBpmn(xml, this.rules))]);
    if (this.destroyed) return;
    this.reports = reports;
    this.linting.setErrors(reports);
    this.listener.onProblems(problems);
  }
}

export const openBpmnEditor = (places: EditorPlaces, listener: EditorListener): ModelEditor => new BpmnEditor(places, listener);
