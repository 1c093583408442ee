import { useEffect, useRef, useSyncExternalStore } from 'react';
import { readSetting, writeSetting } from '../ui/settings.js';

/** A key, a key after `g` (`g t`), or a key with Ctrl or Cmd (`mod+k`). */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const SEQUENCE_MILLIS = 1_200;
const listeners = new Set<() => void>();
let pendingPrefix: { at: number } | null = null;

export function singleKeysEnabled(): boolean {
  return readSetting('keys') !== 'off';
}

export function enableSingleKeys(enabled: boolean): void {
  writeSetting('keys', enabled ? null : 'off');
  listeners.forEach((listener) => listener());
}

export function useSingleKeysEnabled(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, singleKeysEnabled);
}

/** Reacts to keys while the component is shown. Single keys rest inside inputs and dialogs; `mod+…` works everywhere. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const name = nameOf(event);
      const action = name && Object.hasOwn(current.current, name) ? current.current[name] : undefined;
      if (!action || event.defaultPrevented) return;
      event.preventDefault();
      action(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

// All users of shortcuts see the same event: the name of a sequence is worked out once per event.
const named = new WeakMap<KeyboardEvent, string | null>();

function nameOf(event: KeyboardEvent): string | null {
  const known = named.get(event);
  if (known !== undefined) return known;
  const name = workOut(event);
  named.set(event, name);
  return name;
}

function workOut(event: KeyboardEvent): string | null {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `mod+${key}`;
  if (event.altKey || !singleKeysEnabled() || isTyping(event.target)) return null;
  if (pendingPrefix && event.timeStamp - pendingPrefix.at < SEQUENCE_MILLIS) {
    pendingPrefix = null;
    return `g ${key}`;
  }
  pendingPrefix = key === 'g' ? { at: event.timeStamp } : null;
  return pendingPrefix ? null : key;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input:not([type=checkbox], [type=radio]), textarea, select, dialog[open], .djs-container, .bio-properties-panel') !== null;
}
