import {html, LitElement, nothing} from 'lit';
import {Asked} from '../../api';
import {number} from '../../format';
import {texts} from '../../i18n';
import {recordsHref} from '../../location';
import {shared} from '../../styles';
import type {Item} from './api';
import {recordsOf, type Selected} from './selection';

const say = texts({
  en: {
    exact: (n: string) => `Show the ${n} records`, one: 'Show the record', looking: 'Looking for its records …',
    near: (n: string) => `${n} records have this text; some of them are decided by more than the text, and are not among these.`,
    show: 'Show them all', none: 'No selection has exactly these records: the text is put together from several fields.',
  },
  de: {
    exact: (n: string) => `Die ${n} Datensätze zeigen`, one: 'Den Datensatz zeigen', looking: 'Datensätze werden gesucht …',
    near: (n: string) => `${n} Datensätze haben diesen Text; einige davon sind durch mehr als den Text entschieden und gehören nicht zu diesen.`,
    show: 'Alle zeigen', none: 'Keine Auswahl hat genau diese Datensätze: Der Text setzt sich aus mehreren Feldern zusammen.',
  },
});

/** Leads to the records behind a text, or says why not. */
class WnTextRecords extends LitElement {
  static properties = {item: {attribute: false}};
  declare item: Item;
  private readonly selected = new Asked<Selected | null>(this);

  static styles = [shared];

  render() {
    const {item} = this;
    this.selected.run(`${item.org} ${item.id} ${item.records}`, () => recordsOf(item, this.selected.asking));
    const found = this.selected.value;
    if (this.selected.error) return nothing; // the text itself can be decided without
    if (this.selected.isAsking || found === undefined) return html`<span class="small soft">${say().looking}</span>`;
    if (found === null) return html`<span class="small soft">${say().none}</span>`;
    const address = recordsHref(found.selection);
    if (found.isExact) return html`<a class="small" href=${address}>${found.total === 1 ? say().one : say().exact(number(found.total))}</a>`;
    return html`<span class="small soft">${say().near(number(found.total))} <a href=${address}>${say().show}</a></span>`;
  }
}

customElements.define('wn-text-records', WnTextRecords);
