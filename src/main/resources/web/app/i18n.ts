/** English and German. The language is that of the address (`lang`), else the one chosen before, else the browser's. */

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'whynot.language';

function chosen(): Language {
  const asked = [new URLSearchParams(location.search).get('lang'), remembered(KEY), ...navigator.languages];
  for (const tag of asked) {
    const found = LANGUAGES.find(language => tag?.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return 'en';
}

export function language(): Language {
  return chosen();
}

/** The locale of numbers and dates: the browser's own variant of the language where it has one. */
export function locale(): string {
  const now = language();
  return navigator.languages.find(tag => tag.toLowerCase().split('-')[0] === now) ?? (now === 'en' ? 'en-GB' : 'de-DE');
}

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is forbidden: nothing is remembered
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // as above
  }
}

export function rememberLanguage(language: Language): void {
  remember(KEY, language);
}

/** Texts of one module: both languages have the same keys, which the compiler holds. */
export function texts<T extends object>(all: {en: T; de: NoInfer<T>}): () => T {
  return () => all[language()];
}
