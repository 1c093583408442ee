import { useSyncExternalStore } from 'react';
import { readSetting, writeSetting } from './settings.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const listeners = new Set<() => void>();
const systemDark = matchMedia('(prefers-color-scheme: dark)');
systemDark.addEventListener('change', apply);

function current(): Theme {
  const stored = readSetting('theme');
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

function apply(): void {
  const theme = current();
  const dark = theme === 'dark' || (theme === 'system' && systemDark.matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  listeners.forEach((listener) => listener());
}

export function chooseTheme(theme: Theme): void {
  writeSetting('theme', theme);
  apply();
}

/** The chosen theme; `public/theme.js` applies it before the first paint. */
export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
}
