/** Packages without types of their own: what this library uses of them. */
declare module 'bpmnlint/lib/linter.js' {
  export default class Linter {
    constructor(options: { config: object; resolver: object });
    lint(root: object): Promise<Record<string, { id?: string; message: string; category: string }[]>>;
  }
}
declare module 'bpmnlint/rules/*' {
  const rule: (options?: object) => { check: unknown };
  export default rule;
}
declare module 'bpmnlint-plugin-camunda-compat/rules/*' {
  const rule: (options?: object) => { check: unknown };
  export default rule;
}
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: { message: string; element?: { id?: string } }[] }>;
  }
}
declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string, type: string): Promise<{ rootElement: unknown; warnings: { message: string; element?: { id?: string } }[] }>;
  }
}
