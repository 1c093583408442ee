// Parts of the bpmn-io libraries that bring no types of their own: only what is used here.

declare module 'camunda-bpmn-js/lib/camunda-cloud/Modeler' {
  export default class Modeler {
    constructor(options: { container: HTMLElement; propertiesPanel?: { parent: HTMLElement }; additionalModules?: readonly unknown[] });
    importXML(xml: string): Promise<{ warnings: string[] }>;
    saveXML(options: { format: boolean }): Promise<{ xml?: string }>;
    getDefinitions(): object;
    get<T>(name: string): T;
    on(event: string, handler: (event: unknown) => void): void;
    destroy(): void;
  }
}

declare module '@camunda/linting' {
  export interface LintReport {
    id: string;
    rule: string;
    message: string;
    propertiesPanel: { entryIds: string[] };
  }
  export class Linter {
    constructor(options: { modeler: 'web' | 'desktop'; type: 'cloud' | 'platform'; plugins: readonly object[] });
    lint(definitions: object | string): Promise<LintReport[]>;
  }
}

declare module '@camunda/linting/modeler' {
  const lintingModule: object;
  export default lintingModule;
}

declare module 'dmn-js/lib/Modeler' {
  export interface DmnView {
    type: 'drd' | 'decisionTable' | 'literalExpression' | 'boxedExpression';
    element: { id: string };
  }
  export default class Modeler {
    constructor(options: { container: HTMLElement });
    importXML(xml: string): Promise<unknown>;
    saveXML(options: { format: boolean }): Promise<{ xml: string }>;
    getViews(): DmnView[];
    open(view: DmnView): Promise<unknown>;
    on(event: 'viewer.created', handler: (event: { viewer: { on(event: string, handler: () => void): void } }) => void): void;
    on(event: 'views.changed', handler: () => void): void;
    destroy(): void;
  }
}

declare module 'dmn-js/lib/NavigatedViewer' {
  export { default } from 'dmn-js/lib/Modeler';
}
