import {css, html, LitElement} from 'lit';
import {percent, points} from '../format';
import {shared} from '../styles';

export interface Step {
  readonly label: string;
  /** by how much it moves the rate; a step without is a rate reached */
  readonly by?: number;
  readonly rate?: number;
  readonly href?: string;
}

/** From one rate to another, step by step: where each begins is where the one before ended. */
class WnWaterfall extends LitElement {
  static properties = {steps: {attribute: false}};
  declare steps: readonly Step[];

  static styles = [
    shared,
    css`
      ol { display: grid; gap: 2px; }
      li { display: grid; grid-template-columns: minmax(7rem, 34%) minmax(5rem, 1fr) 4rem; gap: 0 0.75rem; align-items: center; font-size: var(--small); min-height: 1.9rem; }
      .track { position: relative; height: 100%; min-height: 1.9rem; }
      .track i { position: absolute; }
      .bar { top: 0.4rem; bottom: 0.4rem; border-radius: 2px; background: var(--loss); min-width: 2px; }
      .down .bar { background: var(--good); }
      .at { top: 0.15rem; bottom: 0.15rem; width: 3px; margin-left: -1.5px; background: var(--ink); border-radius: 2px; }
      .joint { width: 1px; top: -2px; height: calc(0.4rem + 2px); background: var(--calm); }
      .value { text-align: right; font-variant-numeric: tabular-nums; }
      .reached { font-weight: 600; }
      .label { overflow-wrap: anywhere; line-height: 1.25; }
      .label a { display: inline-block; padding: 0.2rem 0; }
    `,
  ];

  render() {
    const ends = this.ends();
    const all = ends.flatMap(one => [one.from, one.to]);
    const low = Math.min(...all);
    const width = Math.max(0.02, Math.max(...all) - low);
    const x = (rate: number) => 4 + (92 * (rate - low)) / width;
    return html`<ol class="plain">
      ${this.steps.map((step, index) => {
        const {from, to} = ends[index];
        const left = Math.min(x(from), x(to));
        const isReached = step.by === undefined;
        return html`<li class=${isReached ? 'reached' : to < from ? 'down' : 'up'}>
          <span class="label">${step.href ? html`<a href=${step.href}>${step.label}</a>` : step.label}</span>
          <span class="track" aria-hidden="true">
            ${index ? html`<i class="joint" style="left:${x(from).toFixed(2)}%"></i>` : ''}
            ${isReached
              ? html`<i class="at" style="left:${x(to).toFixed(2)}%"></i>`
              : html`<i class="bar" style="left:${left.toFixed(2)}%;width:${Math.abs(x(to) - x(from)).toFixed(2)}%"></i>`}
          </span>
          <span class="value">${isReached ? percent(to) : points(step.by!)}</span>
        </li>`;
      })}
    </ol>`;
  }

  private ends(): {from: number; to: number}[] {
    let rate = 0;
    return this.steps.map(step => {
      const from = step.by === undefined ? step.rate! : rate;
      rate = step.by === undefined ? step.rate! : rate + step.by;
      return {from, to: rate};
    });
  }
}

customElements.define('wn-waterfall', WnWaterfall);
