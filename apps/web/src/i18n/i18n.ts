import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { common } from './common.js';
import { varietyOf } from './locale.js';

const LANGUAGE = 'en';

/** The reader's own variety of the language, for dates and numbers: `en-GB` writes 27 Nov 2026, 16:30. */
export const LOCALE = varietyOf(LANGUAGE, navigator.languages);

void i18next.use(initReactI18next).init({
  lng: LANGUAGE,
  fallbackLng: LANGUAGE,
  defaultNS: 'common',
  resources: { [LANGUAGE]: { common } },
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

/** Adds the texts of one feature; called by its `texts.ts`, so they travel with the feature's chunk. */
export function addTexts(namespace: string, texts: object): void {
  i18next.addResourceBundle(LANGUAGE, namespace, texts);
}
