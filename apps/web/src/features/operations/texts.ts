import { addTexts } from '../../i18n/i18n.js';

export const operationsTexts = {} as const;

addTexts('operations', operationsTexts);
