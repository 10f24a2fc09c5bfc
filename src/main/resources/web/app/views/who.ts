import {css, html, LitElement, nothing} from 'lit';
import {Asked, get} from '../api';
import {number, percent} from '../format';
import {texts} from '../i18n';
import {valueLabel} from '../labels';
import {apiQuery, formatValues, go, Here, href, narrowed, parseValues, type Selection} from '../location';
import {empty, shown, stateStyles} from '../states';
import {shared} from '../styles';
import type {Breakdown, DimensionView, Row, Tally} from '../types';
import {choices, isSliceable, sliceLabel, usual} from '../who/dimensions';
import '../who/group';
import '../who/heat';
import type {At, Picked} from '../who/heat';
import '../who/ranking';
import {clearest, grid, inOrder, isShareOf, SORTS, together, valuesOf, type Grid, type Sort, type Value} from '../who/table';

const say = texts({
  en: {
    title: 'Who rejects us', rows: 'Rows', columns: 'Columns', none: 'none: as a list', swap: 'Swap', sort: 'Order', search: 'Search',
    sorts: {records: 'most records first', lossRate: 'highest rate first', 'lossRate.low': 'highest for sure first'} as Record<Sort, string>,
    heading: (a: string, b: string) => `${a} × ${b}`, more: (n: string) => `${n} more`, moreColumns: (n: string) => `${n} more columns`,
    fewer: 'Fewer', or: ' or ',
    above: 'loses more than the rest', below: 'loses less', pale: 'pale: may be chance (q > 0.05)',
    middle: (rate: string) => `Colours say how far from the ${rate} of all.`,
    share: 'Only rejections have such a value: cells show their share of the row’s rejections.',
    shareAbove: 'more than among all rejections', shareBelow: 'less', sharePale: 'pale: its 95% interval includes the share among all',
    shareList: 'Only rejections have such a value, so this is the share of all rejections.',
    dots: 'Dot: loss rate. Line: 95% interval. Filled: no chance (q at most 0.05).',
    unknown: (names: string) => `There is no such dimension: ${names}. These are shown instead.`,
    truncated: 'There are very many groups; only those with most records are shown.', nobody: 'No value has this in its name.',
    one: 'All records have the same value here: pick another dimension.', quiet: 'No group stands out for sure. Point at a cell to see its figures.',
    quietList: 'No group stands out for sure. Pick one to see its figures.',
  },
  de: {
    title: 'Wer uns ablehnt', rows: 'Zeilen', columns: 'Spalten', none: 'keine: als Liste', swap: 'Tauschen', sort: 'Reihenfolge', search: 'Suchen',
    sorts: {records: 'meiste Datensätze zuerst', lossRate: 'höchste Quote zuerst', 'lossRate.low': 'sicher höchste zuerst'},
    heading: (a: string, b: string) => `${a} × ${b}`, more: (n: string) => `${n} weitere`, moreColumns: (n: string) => `${n} weitere Spalten`,
    fewer: 'Weniger', or: ' oder ',
    above: 'verliert mehr als der Rest', below: 'verliert weniger', pale: 'blass: kann Zufall sein (q > 0,05)',
    middle: (rate: string) => `Farben sagen, wie weit es von den ${rate} aller weg ist.`,
    share: 'Nur Absagen haben so einen Wert: Zellen zeigen ihren Anteil an den Absagen der Zeile.',
    shareAbove: 'mehr als unter allen Absagen', shareBelow: 'weniger', sharePale: 'blass: das 95-%-Intervall schließt den Anteil unter allen ein',
    shareList: 'Nur Absagen haben so einen Wert, daher ist das der Anteil an allen Absagen.',
    dots: 'Punkt: Verlustquote. Linie: 95-%-Intervall. Gefüllt: kein Zufall (q höchstens 0,05).',
    unknown: (names: string) => `Diese Dimension gibt es nicht: ${names}. Gezeigt sind diese.`,
    truncated: 'Es gibt sehr viele Gruppen; gezeigt sind nur die mit den meisten Datensätzen.', nobody: 'Kein Wert enthält das im Namen.',
    one: 'Hier haben alle Datensätze denselben Wert: Wählen Sie eine andere Dimension.',
    quiet: 'Keine Gruppe sticht sicher hervor. Zeigen Sie auf eine Zelle, um ihre Zahlen zu sehen.',
    quietList: 'Keine Gruppe sticht sicher hervor. Wählen Sie eine, um ihre Zahlen zu sehen.',
  },
});

const ROWS = 12;
const COLUMNS = 8;
/** More than anybody reads; beyond it, only the largest groups. */
const MOST_CELLS = 5_000;
const MOST_VALUES = 1_000;

interface Answers {
  readonly pair?: Breakdown;
  readonly first: Breakdown;
  readonly second?: Breakdown;
}

/** What is told beside the figure. */
interface Told {
  readonly of: Picked;
  readonly row: Row;
  readonly ofRow?: Tally;
  readonly isClearest: boolean;
}

/** Any dimension against any other, or alone. */
class WnWho extends LitElement {
  private readonly here = new Here(this);
  private readonly dimensions = new Asked<DimensionView[]>(this);
  private readonly answers = new Asked<Answers>(this);
  /** What is pointed at; it goes before what was picked. */
  private pointed?: At;

  static styles = [
    shared,
    stateStyles,
    css`
      .top { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; margin: 1rem 0 1.5rem; }
      .top label { display: grid; gap: 0.15rem; color: var(--soft); font-size: var(--small); min-width: 0; }
      .top label > * { color: var(--ink); }
      .top select { max-width: 15rem; }
      .legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-bottom: 1rem; color: var(--soft); font-size: var(--small); }
      .legend b { font-weight: 600; color: var(--ink); padding: 0 0.4rem; border-radius: 3px; margin-right: 0.3rem; }
      .up { background: color-mix(in oklab, var(--loss) 34%, var(--surface)); }
      .down { background: color-mix(in oklab, var(--good) 34%, var(--surface)); }
      .unknown { border-left: 3px solid var(--warn); padding: 0.25rem 0.75rem; margin-bottom: 1.5rem; overflow-wrap: anywhere; }
      .more { display: flex; flex-wrap: wrap; gap: 0.25rem; margin: 0.75rem -0.75rem 0; }
      aside { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 1.25rem 1.5rem; align-self: start; position: sticky; top: 1rem; }
      @media (max-width: 60rem) { aside { position: static; } }
      @media (max-width: 40rem) {
        .top label { flex: 1 1 9rem; } .top select, .top input { width: 100%; } aside { padding: 1rem; }
      }
    `,
  ];

  render() {
    this.dimensions.ask('dimensions');
    return html`<h1>${say().title}</h1>
      ${shown(this.dimensions, known => this.asked(known))}`;
  }

  private asked(known: readonly DimensionView[]): unknown {
    const {selection, own} = this.here;
    const unknown = named(own.by).filter(name => !isSliceable(name, known));
    const by = this.by(known);
    const sort = this.sort();
    const query = (names: readonly string[], order: string, limit: number) =>
      apiQuery(selection, {by: names.join(','), compare: 'rest', sort: order, limit});
    const asked = query(by, by.length === 2 ? '-records' : '-' + sort, by.length === 2 ? MOST_CELLS : MOST_VALUES);
    this.answers.run(asked + sort, async () => {
      const ask = (which: URLSearchParams) => get<Breakdown>('breakdown', which, this.answers.asking);
      if (by.length === 1) return {first: await ask(asked)};
      const [pair, first, second] = await Promise.all([
        ask(asked),
        ask(query([by[0]], '-' + sort, MOST_VALUES)),
        ask(query([by[1]], '-records', MOST_VALUES)),
      ]);
      return {pair, first, second};
    });
    return html`${this.controls(known, by, sort)}
    ${unknown.length ? html`<p class="unknown small">${say().unknown(unknown.join(', '))}</p>` : nothing}
    ${shown(this.answers, answers => {
      if (!answers.first.total.records) return empty(undefined, {offerClear: true});
      return answers.pair && answers.second ? this.heat(answers, asked) : this.list(answers.first, asked);
    })}`;
  }

  private sort(): Sort {
    return SORTS.find(one => one === this.here.own.sort) ?? SORTS[0];
  }

  private by(known: readonly DimensionView[]): string[] {
    const asked = named(this.here.own.by).filter(name => isSliceable(name, known));
    return asked.length ? [...new Set(asked)].slice(0, 2) : usual(this.here.selection.object, known);
  }

  private controls(known: readonly DimensionView[], by: readonly string[], sort: Sort): unknown {
    const all = choices(known, by);
    const options = (chosen: string | undefined, other: string | undefined) =>
      all.map(
        group => html`<optgroup label=${group.label}>
          ${group.dimensions
            .filter(one => one.name !== other)
            .map(one => html`<option value=${one.name} ?selected=${one.name === chosen}>${one.label}</option>`)}
        </optgroup>`,
      );
    const to = (names: readonly (string | undefined)[]) =>
      this.address({by: names.filter(name => name).join(','), rows: null, columns: null, row: null, column: null, q: null});
    const picked = (event: Event) => (event.target as HTMLSelectElement).value || undefined;
    return html`<div class="top">
      <label
        >${say().rows}
        <select id="rows" @change=${(event: Event) => go(to([picked(event), by[1]]))}>
          ${options(by[0], by[1])}
        </select>
      </label>
      ${by.length === 2 ? html`<a class="button" href=${to([by[1], by[0]])}>⇄ ${say().swap}</a>` : nothing}
      <label
        >${say().columns}
        <select id="columns" @change=${(event: Event) => go(to([by[0], picked(event)]))}>
          <option value="" ?selected=${by.length === 1}>${say().none}</option>
          ${options(by[1], by[0])}
        </select>
      </label>
      <label
        >${say().sort}
        <select id="sort" @change=${(event: Event) => go(this.address({sort: picked(event) === SORTS[0] ? null : picked(event)!}))}>
          ${SORTS.map(one => html`<option value=${one} ?selected=${one === sort}>${say().sorts[one]}</option>`)}
        </select>
      </label>
      <label
        >${say().search}: ${sliceLabel(by[0])}
        <input
          type="search"
          .value=${this.here.own.q ?? ''}
          @input=${(event: Event) => go(this.address({q: (event.target as HTMLInputElement).value || null}), {replace: true})}
        />
      </label>
    </div>`;
  }

  private heat(answers: Answers, asked: URLSearchParams): unknown {
    const {selection, own} = this.here;
    const pair = answers.pair!;
    const table = grid(pair, answers.first, answers.second!, {
      search: own.q ?? '', rows: count(own.rows, ROWS), columns: count(own.columns, COLUMNS), hasOwnOrder: this.sort() === SORTS[0],
    });
    const names = [sliceLabel(pair.by[0]), sliceLabel(pair.by[1])] as const;
    return html`<div class="grid">
      <wn-figure class="w8" .heading=${say().heading(...names)} .selection=${selection} .path=${'breakdown'} .query=${asked}>
        ${this.legend(table)}
        ${table.rows.length
          ? html`<wn-heat
              .grid=${table}
              .names=${names}
              .label=${say().heading(...names)}
              .at=${this.picked()}
              .address=${this.to}
              @look=${this.onLook}
            ></wn-heat>`
          : empty(say().nobody)}
        <div class="more">
          ${this.more('rows', table.allRows, table.rows.length, ROWS)} ${this.more('columns', table.allColumns, table.columns.length, COLUMNS)}
        </div>
        ${table.truncated ? html`<p class="small soft">${say().truncated}</p>` : nothing}
      </wn-figure>
      ${this.told(pair.by, table.total, table.isShare, this.ofHeat(table, answers))}
    </div>`;
  }

  private list(answer: Breakdown, asked: URLSearchParams): unknown {
    const {selection, own} = this.here;
    const isShare = isShareOf(answer);
    const all = valuesOf(answer, own.q ?? '', isShare);
    const first = all.slice(0, count(own.rows, ROWS * 2));
    const values = this.sort() === SORTS[0] ? inOrder(first) : first;
    const name = sliceLabel(answer.by[0]);
    return html`<div class="grid">
      <wn-figure
        class="w8"
        .heading=${name}
        .note=${isShare ? say().shareList : say().dots}
        .selection=${selection}
        .path=${'breakdown'}
        .query=${asked}
      >
        ${values.length
          ? html`<wn-ranking
              .values=${values}
              .total=${answer.total}
              .isShare=${isShare}
              .name=${name}
              .at=${this.picked()}
              .address=${this.to}
              @look=${this.onLook}
            ></wn-ranking>`
          : empty(say().nobody)}
        <div class="more">${this.more('rows', all.length, values.length, ROWS * 2)}</div>
      </wn-figure>
      ${this.told(answer.by, answer.total, isShare, this.ofList(answer, all))}
    </div>`;
  }

  private legend(table: Grid): unknown {
    if (table.isShare) {
      return html`<p class="legend">
        <span>${say().share}</span><span><b class="up">▲</b>${say().shareAbove}</span><span><b class="down">▼</b>${say().shareBelow}</span>
        <span>${say().sharePale}</span>
      </p>`;
    }
    return html`<p class="legend">
      <span><b class="up">▲</b>${say().above}</span><span><b class="down">▼</b>${say().below}</span><span>${say().pale}</span>
      <span>${say().middle(percent(table.total.lossRate?.value))}</span>
    </p>`;
  }

  private more(key: 'rows' | 'columns', all: number, shownNow: number, step: number): unknown {
    const rest = all - shownNow;
    if (rest <= 0 && shownNow <= step) return nothing;
    const text = key === 'rows' ? say().more : say().moreColumns;
    return html`${rest > 0 ? html`<a class="button plain" href=${this.address({[key]: String(shownNow + step)})}>+ ${text(number(rest))}</a>` : nothing}
      ${shownNow > step ? html`<a class="button plain" href=${this.address({[key]: null})}>${say().fewer}</a>` : nothing}`;
  }

  /** The group that is told beside the figure: what is pointed at, what was picked, else the clearest. */
  private told(by: readonly string[], total: Tally, isShare: boolean, told: Told | undefined): unknown {
    if (!told) return html`<aside class="w4 soft">${by.length === 2 ? say().quiet : say().quietList}</aside>`;
    const parts: [string, readonly string[]][] = [[by[0], told.of.rows], [by[1], told.of.columns]];
    let selection: Selection = this.here.selection;
    const names: string[] = [];
    for (const [dimension, values] of parts) {
      if (!values.length) continue;
      selection = narrowed(selection, dimension, ...values);
      names.push(values.map(value => valueLabel(dimension, value)).join(say().or));
    }
    return html`<aside class="w4">
      <wn-group
        .heading=${names.join(' · ')}
        .row=${told.row}
        .ofRow=${told.ofRow}
        .total=${total}
        .selection=${selection}
        .isClearest=${told.isClearest}
        .isShare=${isShare}
      ></wn-group>
    </aside>`;
  }

  private ofHeat(table: Grid, {pair, first, second}: Answers): Told | undefined {
    const among = (answer: Breakdown, values: readonly string[]) => answer.rows.filter(one => values.includes(one.key[answer.by[0]]));
    const find = (of: Picked): Told | undefined => {
      const {rows, columns} = of;
      if (!columns.length) {
        const row = together(among(first, rows));
        return row && {of, row, isClearest: false};
      }
      const cells = rows.flatMap(a => columns.map(b => table.cell(a, b))).filter(cell => cell !== undefined);
      const row = together(rows.length ? cells : among(second!, columns));
      return row && {of, row, ofRow: together(among(first, rows)), isClearest: false};
    };
    const best = table.clearest;
    const [a, b] = pair!.by;
    return (
      (this.pointed && find(only(this.pointed))) ??
      find(this.picked()) ??
      (best && {of: only({row: best.key[a], column: best.key[b]}), row: best, isClearest: true})
    );
  }

  private ofList(answer: Breakdown, values: readonly Value[]): Told | undefined {
    const of = this.pointed ? only(this.pointed) : {rows: this.picked().rows, columns: []};
    const found = together(answer.rows.filter(one => of.rows.includes(one.key[answer.by[0]])));
    if (found) return {of, row: found, isClearest: false};
    const best = clearest(values.map(one => one.row));
    return best && {of: only({row: best.key[answer.by[0]]}), row: best, isClearest: true};
  }

  private picked(): Picked {
    const {row, column} = this.here.own;
    return {rows: row === undefined ? [] : parseValues(row), columns: column === undefined ? [] : parseValues(column)};
  }

  /** Picks a group, or nothing if it is the one that is picked. */
  private readonly to = (at: At): string => {
    const {row, column} = this.here.own;
    const wanted = {row: at.row && formatValues([at.row]), column: at.column && formatValues([at.column])};
    const isNow = wanted.row === row && wanted.column === column;
    return this.address({row: isNow ? null : (wanted.row ?? null), column: isNow ? null : (wanted.column ?? null)});
  };

  private address(own: Record<string, string | null>): string {
    return href({own});
  }

  private onLook(event: CustomEvent<At | undefined>): void {
    this.pointed = event.detail;
    this.requestUpdate();
  }
}

function only({row, column}: At): Picked {
  return {rows: row === undefined ? [] : [row], columns: column === undefined ? [] : [column]};
}

function count(text: string | undefined, usually: number): number {
  const asked = Number(text);
  return Number.isInteger(asked) && asked > 0 ? asked : usually;
}

function named(by = ''): string[] {
  return by.split(',').filter(name => name);
}

customElements.define('wn-who', WnWho);
