import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble } from './trouble.mjs';

/** Makes the folder of the data with the one of its logs, for its owner only; throws Trouble when nothing can be written there. */
export function makeDataFolder(folder) {
  try {
    mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new Trouble(`The data cannot be kept in ${folder} (${error.message}). Choose another folder with TOLLGATE_DATA.`);
  }
}
