import {css, html, LitElement, nothing} from 'lit';
import {Asked, get, send, WAIT_SECONDS, type Progress} from '../api';
import {sentence} from '../format';
import {language, texts} from '../i18n';
import {reasonChoices, reasonLabel} from '../labels';
import {apiQuery, go, Here, href} from '../location';
import {empty, shown, stateStyles} from '../states';
import {shared} from '../styles';
import type {Trend} from '../types';
import './driver-card';
import {title} from './driver-card';
import {sectionStyles} from './styles';
import {leftOut} from './told';
import type {Driver, Drivers, Reversal} from './types';
import {weeksOf, type Weeks} from './weeks';

const say = texts({
  en: {
    target: 'What drives', lost: 'Losing', reason: 'A reason', depth: 'Conditions at most', show: 'Show',
    every: (n: number) => `All (${n})`, more: (n: number) => `More lost (${n})`, less: (n: number) => `Fewer lost (${n})`,
    moreOften: (n: number) => `More often (${n})`, lessOften: (n: number) => `Less often (${n})`,
    stop: 'Stop the search', stopped: 'The search was stopped.', again: 'Search again',
    steps: {waiting: 'Waiting for another search', chance: 'Learning what chance alone makes', groups: 'Looking at all groups', drivers: 'Telling drivers apart'} as Record<string, string>,
    none: 'No group stands out beyond chance.', noneOf: 'No group of this kind stands out beyond chance.',
    reversals: 'What only looks bad, or good',
    explained: (n: number) => `Stand out too, but others explain them (${n})`,
  },
  de: {
    target: 'Was treibt', lost: 'das Verlieren', reason: 'Ein Grund', depth: 'Bedingungen höchstens', show: 'Zeigen',
    every: (n: number) => `Alle (${n})`, more: (n: number) => `Mehr verloren (${n})`, less: (n: number) => `Weniger verloren (${n})`,
    moreOften: (n: number) => `Öfter (${n})`, lessOften: (n: number) => `Seltener (${n})`,
    stop: 'Suche beenden', stopped: 'Die Suche wurde beendet.', again: 'Noch einmal suchen',
    steps: {waiting: 'Wartet auf eine andere Suche', chance: 'Lernt, was der Zufall allein macht', groups: 'Sieht alle Gruppen an', drivers: 'Trennt die Treiber voneinander'},
    none: 'Keine Gruppe sticht über den Zufall hinaus hervor.', noneOf: 'Keine Gruppe dieser Art sticht über den Zufall hinaus hervor.',
    reversals: 'Was nur schlecht aussieht, oder gut',
    explained: (n: number) => `Stechen auch hervor, werden aber von anderen erklärt (${n})`,
  },
});

const DIRECTIONS = ['more', 'less'] as const;
const DEPTHS = ['1', '2', '3'];

/** The hidden drivers. */
class WnDrivers extends LitElement {
  private readonly here = new Here(this);
  private readonly drivers = new Asked<Drivers>(this);
  private readonly weeks = new Asked<Weeks>(this);
  private search?: {id?: string; aborter: AbortController};
  private isStopped = false;

  static styles = [
    shared,
    stateStyles,
    sectionStyles,
    css`
      .cards { display: grid; gap: var(--gap); margin-top: 1.5rem; }
      .reversals { display: grid; gap: 0.75rem; max-width: 48rem; }
      .below { margin-top: 1.5rem; }
      .stop { margin-top: 0.5rem; }
    `,
  ];

  render() {
    const {selection, own} = this.here;
    const target = own.target?.startsWith('reason:') ? own.target : 'lost';
    const depth = DEPTHS.includes(own.depth ?? '') ? own.depth! : '2';
    const query = apiQuery(selection, {target: target === 'lost' ? undefined : target, depth, limit: 20, wait: WAIT_SECONDS});
    this.ask(query);
    this.weeks.run(`${apiQuery(selection)} ${target}`, async () => {
      const weekly = apiQuery(selection, {interval: 'week'});
      const [all, hits] = await Promise.all([
        get<Trend>('trend', weekly, this.weeks.asking),
        target === 'lost'
          ? undefined
          : get<Trend>('trend', apiQuery(selection, {interval: 'week', filter: [target]}), this.weeks.asking),
      ]);
      return weeksOf(all, hits);
    });
    return html`<div class="top">
        <label
          >${say().target}
          <select id="target" @change=${this.onPick('target', 'lost')}>
            <option value="lost" ?selected=${target === 'lost'}>${say().lost}</option>
            ${reasonChoices().map(
              category => html`<optgroup label=${category.label}>
                ${category.reasons.map(
                  code => html`<option value="reason:${code}" ?selected=${target === 'reason:' + code}>${reasonLabel(code)}</option>`,
                )}
              </optgroup>`,
            )}
          </select>
        </label>
        <label
          >${say().depth}
          <select id="depth" @change=${this.onPick('depth', '2')}>
            ${DEPTHS.map(one => html`<option value=${one} ?selected=${one === depth}>${one}</option>`)}
          </select>
        </label>
      </div>
      ${this.isStopped
        ? html`<div class="empty">
            <p>${say().stopped}</p>
            <button @click=${this.again}>${say().again}</button>
          </div>`
        : html`${shown(this.drivers, found => this.found(found, query))}
          ${this.drivers.isAsking && this.search?.id
            ? html`<button class="stop" @click=${this.stop}>${say().stop}</button>`
            : nothing}`}`;
  }

  private ask(query: URLSearchParams): void {
    const key = `${language()} ${query}`;
    this.drivers.run(key, async () => {
      const search: WnDrivers['search'] = (this.search = {aborter: new AbortController()});
      const asking = this.drivers.asking;
      asking.signal?.addEventListener('abort', () => search.aborter.abort());
      this.isStopped = false;
      return get<Drivers>('drivers', query, {
        signal: search.aborter.signal,
        onProgress: progress => {
          search.id = (progress as Progress & {id?: string}).id;
          asking.onProgress?.({...progress, step: say().steps[progress.step ?? ''] ?? progress.step});
        },
      });
    });
  }

  private stop(): void {
    const {search} = this;
    this.isStopped = true;
    // whoever asks on would begin the search anew
    search?.aborter.abort();
    if (search?.id) void send('DELETE', `drivers/searches/${encodeURIComponent(search.id)}`).catch(() => undefined);
    this.requestUpdate();
  }

  private again(): void {
    this.isStopped = false;
    this.drivers.retry();
  }

  private onPick(key: string, usual: string) {
    return (event: Event) => {
      const value = (event.target as HTMLSelectElement).value;
      go(href({own: {[key]: value === usual ? null : value}}));
    };
  }

  private found(found: Drivers, query: URLSearchParams): unknown {
    const {selection, own} = this.here;
    if (!found.records) return empty(undefined, {offerClear: true});
    const direction = DIRECTIONS.find(one => one === own.direction);
    const drivers = found.drivers.filter(one => !direction || one.direction === direction);
    const total = {hits: Math.round((found.rate?.value ?? 0) * found.records), decided: found.records};
    return html`<p class="lead">${sentence(found.summary[0])}</p>
      ${found.drivers.length ? this.directions(found, direction) : nothing}
      ${drivers.length
        ? html`<div class="cards">
            ${drivers.map(
              one => html`<wn-driver .driver=${one} .all=${this.weeks.value} .total=${total} .target=${found.target} .selection=${selection} .query=${query}></wn-driver>`,
            )}
          </div>`
        : empty(direction ? say().noneOf : say().none)}
      ${found.reversals.length ? this.reversals(found.reversals) : nothing}
      <div class="below">${this.explained(found.explainedByOthers)} ${leftOut(found.leftOut)}</div>`;
  }

  private directions(found: Drivers, now: string | undefined): unknown {
    const isLost = found.target === 'lost';
    const count = (direction: string) => found.drivers.filter(one => one.direction === direction).length;
    const labels: [string | null, string][] = [
      [null, say().every(found.drivers.length)],
      ['more', (isLost ? say().more : say().moreOften)(count('more'))],
      ['less', (isLost ? say().less : say().lessOften)(count('less'))],
    ];
    return html`<div class="choice" role="group" aria-label=${say().show} style="margin-top:1rem">
      ${labels.map(
        ([code, label]) => html`<a href=${href({own: {direction: code}})} aria-current=${(now ?? null) === code ? 'true' : nothing}>${label}</a>`,
      )}
    </div>`;
  }

  private reversals(all: readonly Reversal[]): unknown {
    return html`<section>
      <h2>${say().reversals}</h2>
      <ul class="plain reversals">
        ${all.map(one => html`<li>${capital(sentence(one.sentence))}</li>`)}
      </ul>
    </section>`;
  }

  private explained(all: readonly Driver[]): unknown {
    if (!all.length) return nothing;
    return html`<details class="quiet small">
      <summary>${say().explained(all.length)}</summary>
      <ul>
        ${all.map(one => html`<li><b>${title(one)}</b>. ${sentence(one.sentences[0])}</li>`)}
      </ul>
    </details>`;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

customElements.define('wn-drivers', WnDrivers);
