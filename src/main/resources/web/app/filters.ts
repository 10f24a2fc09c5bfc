import {css, html, LitElement, nothing} from 'lit';
import {Asked} from './api';
import {number} from './format';
import {texts} from './i18n';
import {dimensionLabel, valueLabel} from './labels';
import {apiQuery, formatFilter, go, Here, href, parseFilter, type Selection} from './location';
import {days, periodOf, PERIODS, type Period} from './periods';
import {shown, stateStyles} from './states';
import {shared} from './styles';
import type {DimensionView, Values} from './types';

const say = texts({
  en: {
    filters: 'Filters', object: 'Object', opportunity: 'Opportunities', lead: 'Leads', period: 'Period', from: 'From', to: 'To',
    basis: 'Placed by', closed: 'closing date', created: 'creation date', add: 'Add filter', dimension: 'Dimension',
    search: 'Search values', keep: 'Only these', leave: 'All but these', apply: 'Apply', cancel: 'Cancel', clear: 'Clear',
    remove: (what: string) => `Remove filter ${what}`, custom: 'Custom', more: 'There are more; search to find them.',
    periods: {all: 'All time', last12: 'Last 12 months', last3: 'Last 3 months', thisYear: 'This year', lastYear: 'Last year'} as Record<Period, string>,
  },
  de: {
    filters: 'Filter', object: 'Objekt', opportunity: 'Verkaufschancen', lead: 'Leads', period: 'Zeitraum', from: 'Von', to: 'Bis',
    basis: 'Eingeordnet nach', closed: 'Abschlussdatum', created: 'Anlagedatum', add: 'Filter hinzufügen', dimension: 'Dimension',
    search: 'Werte suchen', keep: 'Nur diese', leave: 'Alle außer diesen', apply: 'Anwenden', cancel: 'Abbrechen', clear: 'Zurücksetzen',
    remove: (what: string) => `Filter ${what} entfernen`, custom: 'Eigener', more: 'Es gibt weitere; die Suche findet sie.',
    periods: {all: 'Gesamte Zeit', last12: 'Letzte 12 Monate', last3: 'Letzte 3 Monate', thisYear: 'Dieses Jahr', lastYear: 'Letztes Jahr'},
  },
});

/** The filters that all views share: they are in the address and nowhere else. */
class WnFilters extends LitElement {
  private readonly here = new Here(this);
  private readonly dimensions = new Asked<DimensionView[]>(this);
  private readonly values = new Asked<Values>(this);
  private isAdding = false;
  private isCustom = false;
  private dimension = 'industry';
  private search = '';
  private isExcluding = false;
  private picked = new Set<string>();

  static styles = [
    shared,
    stateStyles,
    css`
      .bar { display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: end; }
      @media (max-width: 40rem) {
        .bar { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.6rem 0.75rem; }
        .bar .objects { grid-column: 1 / -1; justify-self: start; } .bar > button { justify-self: start; white-space: nowrap; }
        .bar select, .bar input { width: 100%; }
      }
      .bar label, .add label { display: grid; gap: 0.15rem; color: var(--soft); font-size: var(--small); }
      .bar label > *, .add label > * { color: var(--ink); }
      .objects { display: inline-flex; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); padding: 2px; gap: 2px; }
      .objects a { padding: 0.25rem 0.75rem; text-decoration: none; font-size: var(--small); border-radius: 4px; min-height: 2rem; display: grid; align-items: center; }
      .objects a:hover { background: var(--hover); color: inherit; }
      .objects a[aria-current] { background: var(--ink); color: var(--paper); }
      .chips { display: flex; flex-wrap: wrap; gap: 0.4rem; margin-top: 0.75rem; align-items: center; }
      .chip { display: inline-flex; align-items: center; gap: 0.5rem; padding: 0.15rem 0.25rem 0.15rem 0.75rem; background: var(--calm-tint); border-radius: 99px; font-size: var(--small); max-width: 100%; }
      .chip > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .chip a { display: grid; place-items: center; width: 1.6rem; height: 1.6rem; border-radius: 50%; text-decoration: none; }
      .chip a:hover { background: var(--surface); }
      .add { margin-top: 0.75rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); max-width: 44rem; }
      .add .row { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; }
      .add ul { margin: 0.75rem 0; max-height: 16rem; overflow: auto; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: 0 1.5rem; }
      .add li label { display: flex; align-items: baseline; gap: 0.5rem; padding: 0.15rem 0; color: var(--ink); }
      .add li input { min-height: 0; }
      .add li .figures { margin-left: auto; padding-right: 1rem; color: var(--soft); }
    `,
  ];

  render() {
    const selection = this.here.selection;
    const period = this.isCustom ? undefined : periodOf(selection);
    return html`<section aria-label=${say().filters}>
      <div class="bar">
        <div class="objects" role="group" aria-label=${say().object}>
          ${(['opportunity', 'lead'] as const).map(
            object => html`<a href=${href({selection: {object}})} aria-current=${selection.object === object ? 'true' : nothing}
              >${say()[object]}</a
            >`,
          )}
        </div>
        <label
          >${say().period}
          <select @change=${this.onPeriod} .value=${period ?? ''}>
            ${PERIODS.map(one => html`<option value=${one} ?selected=${one === period}>${say().periods[one]}</option>`)}
            <option value="" ?selected=${!period}>${say().custom}</option>
          </select>
        </label>
        ${period
          ? nothing
          : html`<label>${say().from}<input type="date" .value=${selection.from ?? ''} @change=${this.onDay('from')} /></label>
              <label>${say().to}<input type="date" .value=${selection.to ?? ''} @change=${this.onDay('to')} /></label>`}
        <label
          >${say().basis}
          <select @change=${this.onBasis}>
            <option value="" ?selected=${!selection.basis}>${say().closed}</option>
            <option value="created" ?selected=${selection.basis === 'created'}>${say().created}</option>
          </select>
        </label>
        <button id="add" aria-expanded=${this.isAdding ? 'true' : 'false'} @click=${this.toggle}>+ ${say().add}</button>
      </div>
      ${this.isAdding ? this.adding(selection) : nothing} ${this.chips(selection)}
    </section>`;
  }

  private chips(selection: Selection): unknown {
    if (!selection.filter.length && !selection.org) return nothing;
    return html`<div class="chips">
      ${selection.filter.map((text, index) => {
        const filter = parseFilter(text);
        const values = filter.values.map(value => valueLabel(filter.dimension, value)).join(', ');
        const what = `${dimensionLabel(filter.dimension)} ${filter.excluded ? '≠' : '='} ${values}`;
        return this.chip(what, {filter: selection.filter.filter((_, i) => i !== index)});
      })}
      ${selection.org ? this.chip(`${dimensionLabel('org')} = ${selection.org}`, {org: undefined}) : nothing}
      <a class="button plain" href=${href({selection: {filter: [], org: undefined}})}>${say().clear}</a>
    </div>`;
  }

  private chip(what: string, without: Partial<Selection>): unknown {
    return html`<span class="chip"
      ><span title=${what}>${what}</span><a href=${href({selection: without})} aria-label=${say().remove(what)}>✕</a></span
    >`;
  }

  private adding(selection: Selection): unknown {
    this.dimensions.ask('dimensions');
    const all = (this.dimensions.value ?? []).map(one => one.name).filter(name => name !== 'object' && name !== 'org');
    if (all.length && !all.includes(this.dimension)) this.dimension = all[0];
    // what else is filtered by does not narrow the values offered
    this.values.ask(
      `dimensions/${encodeURIComponent(this.dimension)}/values`,
      apiQuery({...selection, filter: []}, {limit: 50, q: this.search || undefined}),
    );
    return html`<form class="add" @submit=${this.apply} @keydown=${this.onKey}>
      <div class="row">
        <label
          >${say().dimension}
          <select id="dimension" @change=${this.onDimension}>
            ${all
              .map(name => [name, dimensionLabel(name)])
              .sort((a, b) => a[1].localeCompare(b[1]))
              .map(([name, label]) => html`<option value=${name} ?selected=${name === this.dimension}>${label}</option>`)}
          </select>
        </label>
        <label>${say().search}<input type="search" .value=${this.search} @input=${this.onSearch} /></label>
        <label
          ><span class="hidden-text">${say().keep} / ${say().leave}</span>
          <select @change=${(event: Event) => (this.isExcluding = (event.target as HTMLSelectElement).value === '-')}>
            <option value="">${say().keep}</option>
            <option value="-" ?selected=${this.isExcluding}>${say().leave}</option>
          </select>
        </label>
      </div>
      ${shown(
        this.values,
        values => html`<ul class="plain">
            ${values.values.map(
              one => html`<li>
                <label
                  ><input type="checkbox" .checked=${this.picked.has(one.value)} @change=${() => this.pick(one.value)} />
                  ${valueLabel(this.dimension, one.value)}<span class="figures">${number(one.records)}</span></label
                >
              </li>`,
            )}
          </ul>
          ${values.truncated ? html`<p class="small soft">${say().more}</p>` : nothing}`,
      )}
      <div class="row">
        <button class="first" ?disabled=${!this.picked.size}>${say().apply}</button>
        <button type="button" class="plain" @click=${this.toggle}>${say().cancel}</button>
      </div>
    </form>`;
  }

  private toggle(): void {
    this.isAdding = !this.isAdding;
    this.picked.clear();
    this.search = '';
    this.requestUpdate();
    this.focusOn(this.isAdding ? '#dimension' : '#add');
  }

  private focusOn(what: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(what)?.focus());
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.toggle();
  }

  private pick(value: string): void {
    if (!this.picked.delete(value)) this.picked.add(value);
    this.requestUpdate();
  }

  private apply(event: Event): void {
    event.preventDefault();
    const filter = formatFilter(this.dimension, [...this.picked], this.isExcluding);
    this.isAdding = false;
    this.picked = new Set();
    go(href({selection: {filter: [...this.here.selection.filter, filter]}}));
    this.focusOn('#add');
  }

  private onDimension(event: Event): void {
    this.dimension = (event.target as HTMLSelectElement).value;
    this.picked.clear();
    this.search = '';
    this.requestUpdate();
  }

  private onSearch(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
    this.requestUpdate();
  }

  private onPeriod(event: Event): void {
    const period = (event.target as HTMLSelectElement).value as Period | '';
    this.isCustom = period === '';
    if (period === '') this.requestUpdate();
    else go(href({selection: {from: undefined, to: undefined, ...days(period)}}));
  }

  private onDay(end: 'from' | 'to') {
    return (event: Event) => go(href({selection: {[end]: (event.target as HTMLInputElement).value || undefined}}));
  }

  private onBasis(event: Event): void {
    const basis = (event.target as HTMLSelectElement).value === 'created' ? 'created' : undefined;
    go(href({selection: {basis}}));
  }
}

customElements.define('wn-filters', WnFilters);
