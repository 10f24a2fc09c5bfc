import {css, html, LitElement, nothing} from 'lit';
import {interval, percent} from '../format';
import {shared} from '../styles';
import type {Interval} from '../types';

export interface RateLine {
  readonly label: string;
  readonly rate: Interval | null;
  /** such as "158 of 199" */
  readonly counts?: string;
  readonly kind: 'inside' | 'outside' | 'expected';
}

/** Rates below each other, each a dot with the line of its interval, on a scale from 0 to 100 %. */
class WnRates extends LitElement {
  static properties = {lines: {attribute: false}};
  declare lines: readonly RateLine[];

  static styles = [
    shared,
    css`
      ul { display: grid; gap: 0.6rem; }
      li { display: grid; grid-template-columns: minmax(5.5rem, 30%) minmax(4rem, 1fr) 3.75rem; gap: 0 0.75rem; align-items: center; font-size: var(--small); }
      .track { position: relative; height: 1.1rem; background: linear-gradient(var(--line), var(--line)) center / 100% 1px no-repeat; }
      .track i { position: absolute; top: 50%; }
      .line { height: 3px; margin-top: -1.5px; border-radius: 2px; background: var(--calm); opacity: 0.55; min-width: 1px; }
      .dot { width: 11px; height: 11px; margin: -5.5px 0 0 -5.5px; border-radius: 50%; background: var(--calm); }
      .inside .line, .inside .dot { background: var(--tone, var(--loss)); }
      .expected .dot { width: 2px; height: 16px; margin: -8px 0 0 -1px; border-radius: 0; background: var(--ink); }
      b { text-align: right; font-variant-numeric: tabular-nums; }
      .outside b, .expected b { font-weight: 400; }
      .counts { grid-column: 1 / -1; color: var(--soft); font-variant-numeric: tabular-nums; }
    `,
  ];

  render() {
    return html`<ul class="plain">
      ${this.lines.map(({label, rate, counts, kind}) => {
        const x = (value: number) => `${(100 * value).toFixed(2)}%`;
        return html`<li class=${kind} title=${rate && kind !== 'expected' ? interval(rate) : ''}>
          <span>${label}</span>
          <span class="track" aria-hidden="true">
            ${rate
              ? html`${kind === 'expected'
                    ? nothing
                    : html`<i class="line" style="left:${x(rate.low)};width:${x(rate.high - rate.low)}"></i>`}
                  <i class="dot" style="left:${x(rate.value)}"></i>`
              : nothing}
          </span>
          <b>${percent(rate?.value)}</b>
          ${counts ? html`<span class="counts">${counts}</span>` : nothing}
        </li>`;
      })}
    </ul>`;
  }
}

customElements.define('wn-rates', WnRates);
