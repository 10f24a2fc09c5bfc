import {unreachable} from './api';

/** Code of the page that is fetched only when it is needed. */

/** What is shown where it did not come: that the service does not answer, in one way for all browsers. */
export function whyNotFetched(error: unknown): unknown {
  return error instanceof TypeError && /\b(import|module)/i.test(error.message) ? unreachable() : error;
}

/**
 * Loads the page anew once the service answers. Browsers may remember that code did not come, and then do not ask for it
 * again as long as the page is the same.
 */
export async function reload(): Promise<void> {
  try {
    await fetch(location.href, {method: 'HEAD', cache: 'no-store'});
  } catch {
    return;
  }
  location.reload();
}
