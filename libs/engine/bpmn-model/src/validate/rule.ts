import type { ElementModel, ModelProblem } from '../model.js';

/** One demand on elements of a kind; answers what is wrong, in the order it should be read. */
export type Rule = (element: ElementModel) => readonly (string | ModelProblem)[];

/** A problem with a part of an element. */
export const at = (element: ElementModel, path: string, message: string): ModelProblem => ({ element: `${element.id} > ${path}`, message });
