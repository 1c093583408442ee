import { addTexts } from '../../i18n/i18n.js';

export const modelsTexts = {} as const;

addTexts('models', modelsTexts);
