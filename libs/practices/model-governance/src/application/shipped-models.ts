import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { ModelKind } from '#core/contracts';
import { hashOf, identify } from '../domain/model-content.js';

/** Injection token of the folder whose models come with the product. */
export const MODELS_FOLDER = Symbol('MODELS_FOLDER');

/** `TOLLGATE_BPMN`, or `bpmn` below the folder the process was started in. */
export function modelsFolder(): string {
  return resolve(process.env['TOLLGATE_BPMN'] ?? 'bpmn');
}

export interface ShippedModel {
  id: string;
  kind: ModelKind;
  name: string;
  folder: string;
  fileName: string;
  content: string;
  hash: string;
}

const KIND_OF_EXTENSION: Readonly<Record<string, ModelKind>> = { '.bpmn': 'bpmn', '.dmn': 'dmn', '.form': 'form' };

/** Reads the models that come with the product. */
@Injectable()
export class ShippedModels {
  constructor(@Inject(MODELS_FOLDER) private readonly root: string) {}

  /** Throws, naming the file, when one is no model or two have one id: then the product is built wrongly. */
  async read(): Promise<ShippedModel[]> {
    const files = (await readdir(this.root, { recursive: true })).filter((file) => extname(file) in KIND_OF_EXTENSION).sort();
    const models = await Promise.all(files.map((file) => this.readOne(file)));
    const twice = models.find((model, index) => models.findIndex(({ id }) => id === model.id) !== index);
    if (twice) throw new Error(`Two models in ${this.root} have the id "${twice.id}".`);
    return models;
  }

  private async readOne(file: string): Promise<ShippedModel> {
    const path = join(this.root, file);
    const content = await readFile(path, 'utf8');
    const kind = KIND_OF_EXTENSION[extname(file)]!;
    const identity = identify(kind, content);
    if (!identity.ok) throw new Error(`${path}: ${identity.failure.message}`);
    const folder = dirname(relative(this.root, path));
    return { ...identity.value, kind, folder: folder === '.' ? '' : folder, fileName: basename(file), content, hash: hashOf(content) };
  }
}
