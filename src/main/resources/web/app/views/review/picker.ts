import {css, html, LitElement, nothing} from 'lit';
import {Asked} from '../../api';
import {language, texts} from '../../i18n';
import {categoryLabel, loadTaxonomy} from '../../labels';
import {failed, loading, stateStyles} from '../../states';
import {shared} from '../../styles';
import type {Taxonomy} from '../../types';
import {ownReasons, type OwnReason} from './api';
import {normal} from './selection';

const say = texts({
  en: {search: 'Search a reason', own: 'Your own', nothing: 'No reason is called so.', cancel: 'Cancel', list: 'Reasons'},
  de: {search: 'Grund suchen', own: 'Eigene', nothing: 'So heißt kein Grund.', cancel: 'Abbrechen', list: 'Gründe'},
});

interface Group {
  readonly label: string;
  readonly reasons: readonly {readonly code: string; readonly en: string; readonly de: string}[];
}

interface Known {
  readonly taxonomy: Taxonomy;
  readonly own: readonly OwnReason[];
}

/** All reasons, searchable in both languages. Says `pick` with the code of one, or `leave`. */
class WnReasonPicker extends LitElement {
  static properties = {org: {}};
  declare org: string;
  private readonly known = new Asked<Known>(this);
  private search = '';

  static styles = [
    shared,
    stateStyles,
    css`
      .row { display: flex; gap: 0.5rem; }
      input { flex: 1; min-width: 0; }
      .list { max-height: 18rem; overflow: auto; margin-top: 0.5rem; border: 1px solid var(--line); border-radius: 6px; padding: 0.5rem 0.75rem 0.75rem; }
      h4 { margin: 0.6rem 0 0.3rem; font: 600 var(--small)/1.4 var(--sans); color: var(--soft); }
      h4:first-child { margin-top: 0; }
      li { max-width: 100%; } li button { max-width: 100%; text-align: left; overflow-wrap: anywhere; }
      ul { display: flex; flex-wrap: wrap; gap: 0.35rem; }
    `,
  ];

  render() {
    this.known.run(this.org, async () => ({taxonomy: await loadTaxonomy(), own: await ownReasons(this.org)}));
    if (this.known.error) return failed(this.known.error, () => this.known.retry());
    if (!this.known.value) return loading();
    const groups = this.groups(this.known.value);
    return html`<div class="row" @keydown=${this.onEscape}>
        <input
          type="search"
          aria-label=${say().search}
          placeholder=${say().search}
          .value=${this.search}
          @input=${this.onSearch}
          @keydown=${this.onKey}
        />
        <button class="plain" @click=${this.leave}>${say().cancel}</button>
      </div>
      <div class="list" role="group" aria-label=${say().list} @keydown=${this.onEscape}>
        ${groups.length ? nothing : html`<p class="small soft" role="status">${say().nothing}</p>`}
        ${groups.map(
          group => html`<h4>${group.label}</h4>
            <ul class="plain">
              ${group.reasons.map(
                reason => html`<li><button @click=${() => this.pick(reason.code)}>${reason[language()]}</button></li>`,
              )}
            </ul>`,
        )}
      </div>`;
  }

  protected firstUpdated(): void {
    void this.updateComplete.then(() => this.focusSearch());
  }

  protected updated(): void {
    if (!this.hasFocused) this.focusSearch();
  }

  private hasFocused = false;

  private focusSearch(): void {
    const input = this.renderRoot.querySelector('input');
    if (!input || this.hasFocused) return;
    input.focus();
    this.hasFocused = true;
  }

  private groups({taxonomy, own}: Known): Group[] {
    const wanted = normal(this.search);
    const all: Group[] = [
      ...(own.length ? [{label: say().own, reasons: own}] : []),
      ...taxonomy.categories.map(category => ({label: categoryLabel(category.code), reasons: category.reasons})),
    ];
    return all
      .map(({label, reasons}) => ({
        label,
        reasons: normal(label).includes(wanted)
          ? reasons
          : reasons.filter(reason => normal(`${reason.en} ${reason.de} ${reason.code}`).includes(wanted)),
      }))
      .filter(group => group.reasons.length);
  }

  private onSearch(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
    this.requestUpdate();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !this.known.value || !this.search.trim()) return;
    const first = this.groups(this.known.value)[0]?.reasons[0];
    if (first) this.pick(first.code);
  }

  private onEscape(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.leave();
  }

  private pick(code: string): void {
    this.dispatchEvent(new CustomEvent('pick', {detail: code}));
  }

  private leave(): void {
    this.dispatchEvent(new CustomEvent('leave'));
  }
}

customElements.define('wn-reason-picker', WnReasonPicker);
