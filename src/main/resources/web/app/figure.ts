import {css, html, LitElement, nothing} from 'lit';
import {address} from './api';
import './curl';
import {texts} from './i18n';
import {apiQuery, recordsHref, type Selection} from './location';
import {shared} from './styles';

const say = texts({
  en: {records: 'Records', export: 'Export', of: (title: string) => ` of: ${title}`},
  de: {
    records: 'Datensätze', export: 'Exportieren', of: (title: string) => `: ${title}`,
  },
});

/**
 * A card with a title, and what one may want to do with its figure: see the records, export them, ask the same by curl.
 *
 *     <wn-figure .heading=${'Loss rate'} .selection=${selection} .filters=${['outcome:lost']}
 *       .path=${'summary'} .query=${apiQuery(selection)}>...</wn-figure>
 */
class WnFigure extends LitElement {
  static properties = {
    heading: {}, note: {}, selection: {attribute: false}, filters: {attribute: false}, path: {}, query: {attribute: false},
  };
  declare heading: string;
  /** One line below the title. */
  declare note?: string;
  /** Whose records are offered; no records are offered without. */
  declare selection?: Selection;
  /** Further filters of the records, such as `outcome:lost`. */
  declare filters: readonly string[];
  /** What was asked, for curl: path below `/api/v1/` and query. */
  declare path?: string;
  declare query?: URLSearchParams;
  constructor() {
    super();
    this.heading = '';
    this.filters = [];
  }

  static styles = [
    shared,
    css`
      :host { display: flex; min-width: 0; }
      section {
        flex: 1; min-width: 0; display: flex; flex-direction: column; background: var(--surface);
        border: 1px solid var(--line); border-radius: var(--radius); padding: 1.25rem 1.5rem 0.75rem;
      }
      header { display: grid; gap: 0.15rem; margin-bottom: 0.9rem; }
      .body { flex: 1; min-width: 0; }
      footer { display: flex; flex-wrap: wrap; gap: 0.25rem; margin: 0.75rem -0.6rem 0; }
      footer .button { min-height: 2rem; padding: 0.1rem 0.6rem; color: var(--soft); }
      footer .button:hover { color: var(--ink); }
      @media (max-width: 40rem) { section { padding: 1rem 1rem 0.5rem; } }
    `,
  ];

  render() {
    const of = html`<span class="hidden-text">${say().of(this.heading)}</span>`;
    const records = this.selection;
    return html`<section aria-label=${this.heading}>
      <header>
        <h2>${this.heading}</h2>
        ${this.note ? html`<p class="small soft">${this.note}</p>` : nothing}
      </header>
      <div class="body"><slot></slot></div>
      ${records || this.path
        ? html`<footer>
            ${records
              ? html`<a class="button plain" href=${recordsHref(records, ...this.filters)}>${say().records}${of}</a>
                  <a class="button plain" href=${this.exportAddress(records)} download>${say().export}${of}</a>`
              : nothing}
            ${this.path
              ? html`<wn-curl .path=${this.path} .query=${this.query} .of=${this.heading}></wn-curl>`
              : nothing}
          </footer>`
        : nothing}
    </section>`;
  }

  private exportAddress(selection: Selection): string {
    return address('export', apiQuery(selection, {filter: this.filters, format: 'csv'}));
  }

}

customElements.define('wn-figure', WnFigure);
