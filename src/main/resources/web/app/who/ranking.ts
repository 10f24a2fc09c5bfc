import {css, html, LitElement, nothing} from 'lit';
import {interval, number, percent} from '../format';
import {texts} from '../i18n';
import {shared} from '../styles';
import type {Interval, Tally} from '../types';
import type {At, Picked} from './heat';
import {isSure, type Value} from './table';

const say = texts({
  en: {
    of: (lost: string, all: string) => `${lost} of ${all}`, all: (rate: string) => `All: ${rate}`, lost: 'Lost',
    rate: 'Loss rate', share: 'Share of rejections', rejections: 'Rejections', open: 'nothing decided',
    interval: (text: string) => `95% interval ${text}`,
  },
  de: {
    of: (lost: string, all: string) => `${lost} von ${all}`, all: (rate: string) => `Alle: ${rate}`,
    lost: 'Verloren', rate: 'Verlustquote', share: 'Anteil an den Absagen', rejections: 'Absagen',
    open: 'nichts entschieden', interval: (text: string) => `95-%-Intervall ${text}`,
  },
});

/** The values of one dimension below each other: a dot for the rate, a line for its interval, a rule for that of all. */
class WnRanking extends LitElement {
  static properties = {
    values: {attribute: false}, total: {attribute: false}, isShare: {type: Boolean}, at: {attribute: false},
    address: {attribute: false}, name: {},
  };
  declare values: readonly Value[];
  declare total: Tally;
  declare isShare: boolean;
  declare at: Picked;
  declare address: (at: At) => string;
  /** Of the dimension. */
  declare name: string;

  static styles = [
    shared,
    css`
      table { border-collapse: collapse; }
      th, td { border: 0; padding: 0.15rem 0.75rem 0.15rem 0; vertical-align: middle; }
      td:last-child, th:last-child { padding-right: 0; }
      thead th { font-weight: 400; padding-bottom: 0.4rem; }
      thead th:first-child { color: var(--ink); font-weight: 600; }
      tbody th { font-weight: 400; color: var(--ink); width: 30%; overflow-wrap: anywhere; line-height: 1.25; }
      tbody th a { display: block; padding: 0.3rem 0; text-decoration: none; }
      tbody tr:hover, tbody tr.here { background: var(--hover); }
      tr.here th a { font-weight: 600; }
      .where { width: 45%; min-width: 6rem; }
      .track { position: relative; display: block; height: 1.25rem; }
      .track i { position: absolute; top: 50%; }
      .rule { width: 1px; top: -0.3rem !important; bottom: -0.3rem; background: var(--ink); opacity: 0.35; }
      .line { height: 3px; margin-top: -1.5px; border-radius: 2px; background: var(--calm); opacity: 0.5; min-width: 1px; }
      .dot { width: 11px; height: 11px; margin: -5.5px 0 0 -5.5px; border-radius: 50%; background: var(--surface); border: 2px solid var(--calm); }
      .sure .line { background: var(--tone); } .sure .dot { background: var(--tone); border-color: var(--tone); }
      .bar { left: 0; height: 0.75rem; margin-top: -0.375rem; border-radius: 2px; background: var(--loss); }
      td.rate { font-weight: 600; white-space: nowrap; } td.counts { color: var(--soft); white-space: nowrap; }
      .scale { position: relative; display: block; height: 1.3rem; }
      .scale span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
      @media (max-width: 40rem) { .counts { display: none; } tbody th { width: 42%; } .where { width: 40%; } }
    `,
  ];

  render() {
    const middle = this.isShare ? undefined : this.total.lossRate?.value;
    const [from, to] = this.scale();
    const x = (value: number) => `${((100 * (value - from)) / (to - from)).toFixed(2)}%`;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${this.name}</th>
          <th scope="col" class="where">
            ${middle === undefined
              ? html`<span class="hidden-text">${say().share}</span>`
              : html`<span class="scale"><span style="left:${x(middle)}">${say().all(percent(middle))}</span></span>`}
          </th>
          <th scope="col" class="number">${this.isShare ? say().share : say().rate}</th>
          <th scope="col" class="number counts">${this.isShare ? say().rejections : say().lost}</th>
        </tr>
      </thead>
      <tbody>
        ${this.values.map(one => {
          const rate = this.rate(one);
          const sure = isSure(one.row);
          const tone = rate && middle !== undefined && rate.value >= middle ? '--loss' : '--good';
          const isHere = this.at.rows.includes(one.value);
          return html`<tr
            class="${sure ? 'sure' : ''} ${isHere ? 'here' : ''}"
            style="--tone:var(${tone})"
            @pointerenter=${() => this.look({row: one.value})}
            @pointerleave=${() => this.look(undefined)}
          >
            <th scope="row">
              <a
                href=${this.address({row: one.value})}
                aria-current=${isHere ? 'true' : nothing}
                @focus=${() => this.look({row: one.value})}
                >${one.label}</a
              >
            </th>
            <td class="where">
              ${rate
                ? html`<span class="track" title=${say().interval(interval(rate))}>
                    ${middle === undefined ? nothing : html`<i class="rule" style="left:${x(middle)}"></i>`}
                    ${this.isShare
                      ? html`<i class="bar" style="width:${x(rate.value)}"></i>`
                      : html`<i class="line" style="left:${x(rate.low)};width:${(parseFloat(x(rate.high)) - parseFloat(x(rate.low))).toFixed(2)}%"></i>
                          <i class="dot" style="left:${x(rate.value)}"></i>`}
                  </span>`
                : html`<span class="soft">${say().open}</span>`}
            </td>
            <td class="number rate">${sure ? (tone === '--loss' ? '▲ ' : '▼ ') : ''}${percent(rate?.value)}</td>
            <td class="number counts">
              ${this.isShare ? number(one.row.lost) : say().of(number(one.row.lost), number(one.row.lost + one.row.won))}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  private rate(one: Value): Interval | null {
    return this.isShare ? one.row.share : one.row.lossRate;
  }

  /** As far as the intervals reach, with some air; shares begin at 0. */
  private scale(): [number, number] {
    const rates = this.values.map(one => this.rate(one)).filter(rate => rate !== null);
    if (this.isShare) return [0, Math.max(0.01, ...rates.map(rate => rate.value))];
    const low = Math.min(1, ...rates.map(rate => rate.low));
    const high = Math.max(0, ...rates.map(rate => rate.high));
    return [Math.max(0, low - 0.03), Math.min(1, Math.max(high + 0.03, low + 0.1))];
  }

  private look(at?: At): void {
    this.dispatchEvent(new CustomEvent('look', {detail: at}));
  }
}

customElements.define('wn-ranking', WnRanking);
