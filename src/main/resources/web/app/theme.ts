import {remember, remembered} from './i18n';

/** Light or dark: what was chosen on the page, else what the system prefers. */

const KEY = 'whynot.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const changed = new EventTarget();

export type Theme = 'light' | 'dark';

export function theme(): Theme {
  const chosen = remembered(KEY);
  return chosen === 'light' || chosen === 'dark' ? chosen : system.matches ? 'dark' : 'light';
}

export function chooseTheme(chosen: Theme): void {
  // the same as the system's: follow it from now on
  remember(KEY, chosen === (system.matches ? 'dark' : 'light') ? null : chosen);
  apply();
}

export function onTheme(listener: () => void): () => void {
  changed.addEventListener('change', listener);
  return () => changed.removeEventListener('change', listener);
}

function apply(): void {
  document.documentElement.dataset.theme = theme();
  changed.dispatchEvent(new Event('change'));
}

system.addEventListener('change', apply);
apply();
