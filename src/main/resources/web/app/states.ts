import {css, html, nothing, type TemplateResult} from 'lit';
import {ApiError, type Asked, type Problem, type Progress} from './api';
import {percent} from './format';
import {texts} from './i18n';
import {href, isNarrowed, place} from './location';

/** What is shown while an answer is awaited, where there is nothing, and where it failed. */

const say = texts({
  en: {
    loading: 'Loading',
    searching: 'Searching',
    nothing: 'Nothing matches.',
    noRecords: 'No records match this period and these filters.',
    clear: 'Clear period and filters',
    noneYet: 'There is nothing to show yet. Import a CSV export, or connect a Salesforce org.',
    bring: 'Bring data in',
    unreachable: 'The service does not answer. Is it running?',
    odd: 'The page failed to show this.',
    valid: 'Valid are:',
    again: 'Try again',
  },
  de: {
    loading: 'Wird geladen',
    searching: 'Suche läuft',
    nothing: 'Dazu gibt es nichts.',
    noRecords: 'Zu diesem Zeitraum und diesen Filtern gibt es keine Datensätze.',
    clear: 'Zeitraum und Filter zurücksetzen',
    noneYet: 'Noch gibt es nichts zu zeigen. Spielen Sie einen CSV-Export ein, oder verbinden Sie eine Salesforce-Org.',
    bring: 'Daten einspielen',
    unreachable: 'Der Dienst antwortet nicht. Läuft er?',
    odd: 'Die Seite konnte das nicht anzeigen.',
    valid: 'Gültig sind:',
    again: 'Noch einmal versuchen',
  },
});

export const stateStyles = css`
  .waiting { min-height: 6rem; display: grid; align-content: center; gap: 0.75rem; color: var(--soft); }
  .waiting .bones { display: grid; gap: 0.6rem; }
  .waiting .bones i {
    height: 0.8rem; border-radius: 4px; background: var(--calm-tint); animation: breathe 1.6s ease-in-out infinite;
  }
  .waiting .bones i:nth-child(2) { width: 72%; } .waiting .bones i:nth-child(3) { width: 45%; }
  @keyframes breathe { 50% { opacity: 0.45; } }
  .waiting progress { width: min(20rem, 100%); accent-color: var(--loss); }
  .stale { opacity: 0.55; transition: opacity 0.2s 0.15s; }
  .empty, .failed { padding: 1.5rem 0; display: grid; gap: 0.75rem; justify-items: start; max-width: 45rem; }
  .failed { border-left: 3px solid var(--loss); padding: 0.75rem 1rem; }
`;

export function loading(progress?: Progress): TemplateResult {
  return html`<div class="waiting" role="status">
    ${progress
      ? html`<p class="small">
            ${progress.step ?? say().searching}${progress.share === undefined ? '' : `, ${percent(progress.share, 0)}`}
          </p>
          ${progress.share === undefined
            ? nothing
            : html`<progress aria-label=${say().searching} max="1" .value=${progress.share}></progress>`}`
      : html`<span class="hidden-text">${say().loading}</span>
          <div class="bones" aria-hidden="true"><i></i><i></i><i></i></div>`}
  </div>`;
}

/** Nothing to show: says why, and offers to clear the filters, or where there are none to bring data in. */
export function empty(why?: string, {offerClear = false} = {}): TemplateResult {
  if (!offerClear) return html`<div class="empty soft"><p>${why ?? say().nothing}</p></div>`;
  return isNarrowed(place().selection)
    ? html`<div class="empty soft">
        <p>${why ?? say().noRecords}</p>
        ${clear()}
      </div>`
    : html`<div class="empty soft">
        <p>${why ?? say().noneYet}</p>
        ${why ? nothing : html`<a class="button first" href=${href({view: 'sync'})}>${say().bring}</a>`}
      </div>`;
}

function clear(): TemplateResult {
  return html`<a class="button" href=${href({selection: {from: undefined, to: undefined, org: undefined, filter: []}})}>${say().clear}</a>`;
}

/** Tells what went wrong. What was refused is not tried again: it can be cleared. */
export function failed(error: unknown, retry?: () => void): TemplateResult {
  const problem = error instanceof ApiError ? error.problem : undefined;
  if (!problem) console.error(error);
  return html`<div class="failed" role="alert">
    <p>${problem ? (problem.status === 0 ? say().unreachable : told(problem)) : say().odd}</p>
    ${problem?.valid?.length
      ? html`<p class="small soft">${say().valid} ${problem.valid.slice(0, 40).join(', ')}</p>`
      : nothing}
    ${problem?.status === 400 && isNarrowed(place().selection)
      ? clear()
      : retry
        ? html`<button @click=${retry}>${say().again}</button>`
        : nothing}
  </div>`;
}

function told({title, detail, parameter}: Problem): string {
  const text = detail || title;
  return parameter && !text.includes(parameter) ? `${parameter}: ${text}` : text;
}

/** The answer once it is there; before, how far it is; while a newer one is awaited, the old one, paler. */
export function shown<T>(asked: Asked<T>, draw: (value: T) => unknown): unknown {
  if (asked.error) return failed(asked.error, () => asked.retry());
  if (asked.value === undefined) return loading(asked.progress);
  return html`<div class=${asked.isAsking ? 'stale' : ''} aria-busy=${asked.isAsking ? 'true' : 'false'}>
    ${draw(asked.value)}
  </div>`;
}
