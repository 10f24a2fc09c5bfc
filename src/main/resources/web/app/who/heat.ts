import {css, html, LitElement, nothing} from 'lit';
import {number, percent} from '../format';
import {texts} from '../i18n';
import {rateOf} from '../statistics';
import {shared} from '../styles';
import type {Row, Tally} from '../types';
import {isSure, type Grid, type Value} from './table';

const say = texts({
  en: {
    all: 'All', lost: (rate: string, lost: string, of: string) => `${rate} lost, ${lost} of ${of}`,
    share: (rate: string, lost: string) => `${rate} of the rejections, ${lost}`, above: 'above the rest', below: 'below the rest',
    chance: 'may be chance', open: 'nothing decided yet',
  },
  de: {
    all: 'Alle', lost: (rate: string, lost: string, of: string) => `${rate} verloren, ${lost} von ${of}`,
    share: (rate: string, lost: string) => `${rate} der Absagen, ${lost}`, above: 'über dem Rest', below: 'unter dem Rest',
    chance: 'kann Zufall sein', open: 'noch nichts entschieden',
  },
});

/** Which cell: both, or a whole row or column. */
export interface At {
  readonly row?: string;
  readonly column?: string;
}

/** What was picked: groups of a dimension may be several. */
export interface Picked {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

function isPicked({rows, columns}: Picked, {row, column}: At): boolean {
  const isIn = (values: readonly string[], value?: string) => (value === undefined ? !values.length : values.includes(value));
  return isIn(rows, row) && isIn(columns, column);
}

/**
 * Two dimensions against each other. Cells are links; arrow keys go from one to the next. Says `look` with the cell
 * that is pointed at or focused.
 */
class WnHeat extends LitElement {
  static properties = {
    grid: {attribute: false}, at: {attribute: false}, address: {attribute: false}, names: {attribute: false}, label: {},
  };
  declare grid: Grid;
  declare at: Picked;
  /** The address of a cell. */
  declare address: (at: At) => string;
  /** Of the two dimensions. */
  declare names: readonly [string, string];
  declare label: string;
  private focused: readonly [number, number] = [0, 0];

  static styles = [
    shared,
    css`
      table { border-collapse: separate; border-spacing: 2px; width: auto; min-width: 100%; table-layout: auto; }
      th, td { border: 0; padding: 0; vertical-align: middle; }
      thead th { vertical-align: bottom; padding: 0 0.35rem 0.35rem; text-align: center; font-weight: 400; max-width: 8rem; line-height: 1.25; }
      thead th:first-child, tbody th { text-align: left; position: sticky; left: 0; z-index: 1; background: var(--surface); }
      thead th:first-child { color: var(--ink); font-weight: 600; padding-left: 0; }
      tbody th { padding-right: 0.75rem; font-weight: 400; color: var(--ink); min-width: 7.5rem; max-width: 13rem; overflow-wrap: anywhere; line-height: 1.25; }
      th a { text-decoration: none; }
      th a:hover { text-decoration: underline; }
      td a, td span { display: grid; place-items: center; min-width: 3.9rem; height: 2.25rem; border-radius: 4px; text-decoration: none; color: var(--soft); }
      td a { background: color-mix(in oklab, var(--tone) calc(var(--s) * 14%), transparent); }
      td a.sure { background: color-mix(in oklab, var(--tone) calc(12% + var(--s) * 34%), var(--surface)); color: var(--ink); font-weight: 600; }
      td a:hover, td a[aria-current] { box-shadow: inset 0 0 0 2px var(--ink); color: var(--ink); }
      td a:focus-visible { outline-offset: 0; }
      td.all { padding-right: 0.5rem; }
      td.all a { font-weight: 400; color: var(--ink); }
      td.all a.sure { font-weight: 600; }
      tr.all td a { color: var(--ink); }
    `,
  ];

  render() {
    const {rows, columns, total, isShare} = this.grid;
    return html`<div class="scroll">
      <table role="grid" aria-label=${this.label} @keydown=${this.onKey} @focusin=${this.onFocus}>
        <thead>
          <tr>
            <th scope="col">${this.names[0]}</th>
            <th scope="col">${say().all}</th>
            ${columns.map(one => html`<th scope="col">${one.label}</th>`)}
          </tr>
        </thead>
        <tbody>
          <tr class="all">
            <th scope="row">${say().all}</th>
            <td class="all"><span>${isShare ? number(total.lost) : percent(total.lossRate?.value, 0)}</span></td>
            ${columns.map((column, c) => this.cell(column.row, {column: column.value}, `${column.label}`, 0, c + 1))}
          </tr>
          ${rows.map((row, r) => this.row(row, r + 1))}
        </tbody>
      </table>
    </div>`;
  }

  private row(row: Value, r: number): unknown {
    const {columns, isShare} = this.grid;
    return html`<tr>
      <th scope="row">${row.label}</th>
      ${isShare
        ? html`<td class="all"><span>${number(row.row.lost)}</span></td>`
        : this.cell(row.row, {row: row.value}, row.label, r, 0)}
      ${columns.map((column, c) =>
        this.cell(
          this.grid.cell(row.value, column.value),
          {row: row.value, column: column.value},
          `${row.label}, ${column.label}`,
          r,
          c + 1,
          row.row,
        ),
      )}
    </tr>`;
  }

  private cell(group: Row | undefined, at: At, what: string, r: number, c: number, ofRow?: Row): unknown {
    if (!group || (this.grid.isShare && !group.lost)) return html`<td><span aria-hidden="true">·</span></td>`;
    const {rate, middle, sure} = this.grid.isShare ? this.share(group, at, ofRow) : rated(group, this.grid.total);
    const isAbove = rate !== undefined && rate >= middle;
    const strength = rate === undefined ? 0 : Math.min(1, Math.abs(rate - middle) / (this.grid.isShare ? 0.15 : 0.3));
    const isHere = isPicked(this.at, at);
    return html`<td class=${c === 0 ? 'all' : ''}>
      <a
        href=${this.address(at)}
        class=${sure ? 'sure' : ''}
        style="--tone:var(${isAbove ? '--loss' : '--good'});--s:${strength.toFixed(3)}"
        data-at="${r},${c}"
        tabindex=${r === this.focused[0] && c === this.focused[1] ? 0 : -1}
        aria-current=${isHere ? 'true' : nothing}
        aria-label=${`${what}: ${this.spoken(group, rate, isAbove, sure)}`}
        @pointerenter=${() => this.look(at)}
        @pointerleave=${() => this.look(undefined)}
        >${sure ? (isAbove ? '▲ ' : '▼ ') : ''}${rate === undefined ? '–' : percent(rate, 0)}</a
      >
    </td>`;
  }

  /** Its share of the row, held against that of the column among all: sure where its interval leaves that out. */
  private share(group: Row, at: At, ofRow?: Row): Held {
    const interval = rateOf(group.lost, ofRow?.lost ?? this.grid.total.lost);
    if (!ofRow || !interval) return {rate: interval?.value, middle: interval?.value ?? 0, sure: false};
    const column = this.grid.columns.find(one => one.value === at.column);
    const middle = (column?.row.lost ?? 0) / this.grid.total.lost;
    return {rate: interval.value, middle, sure: interval.low > middle || interval.high < middle};
  }

  private spoken(group: Row, rate: number | undefined, isAbove: boolean, sure: boolean): string {
    if (rate === undefined) return say().open;
    if (this.grid.isShare) return say().share(percent(rate, 0), number(group.lost));
    const of = number(group.lost + group.won);
    return `${say().lost(percent(rate, 0), number(group.lost), of)}, ${sure ? (isAbove ? say().above : say().below) : say().chance}`;
  }

  protected willUpdate(): void {
    // something must be reachable by the tab key
    const links = this.grid.columns.length ? [0, 1] : [1, 0];
    const [r, c] = this.focused;
    if (r > this.grid.rows.length || c > this.grid.columns.length || (r === 0 && c === 0)) this.focused = [links[0], links[1]];
  }

  private look(at?: At): void {
    this.dispatchEvent(new CustomEvent('look', {detail: at}));
  }

  private onFocus(event: FocusEvent): void {
    const at = (event.target as HTMLElement).dataset?.at?.split(',').map(Number);
    if (!at) return;
    this.focused = [at[0], at[1]];
    this.requestUpdate();
    this.look({
      row: at[0] ? this.grid.rows[at[0] - 1]?.value : undefined,
      column: at[1] ? this.grid.columns[at[1] - 1]?.value : undefined,
    });
  }

  private onKey(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    let [r, c] = this.focused;
    // cells without records are passed over
    for (;;) {
      r += step[0];
      c += step[1];
      if (r < 0 || c < 0 || r > this.grid.rows.length || c > this.grid.columns.length) return;
      const link = this.renderRoot.querySelector<HTMLElement>(`[data-at="${r},${c}"]`);
      if (link) return link.focus();
    }
  }
}

/** What a cell shows, and what that is held against. */
interface Held {
  readonly rate?: number;
  readonly middle: number;
  readonly sure: boolean;
}

function rated(group: Row, total: Tally): Held {
  return {rate: group.lossRate?.value, middle: total.lossRate?.value ?? 0, sure: isSure(group)};
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
};

customElements.define('wn-heat', WnHeat);
