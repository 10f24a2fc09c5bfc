import {css, html, LitElement, nothing, svg} from 'lit';
import {month, percent} from '../format';
import {texts} from '../i18n';
import {shared} from '../styles';
import type {Counts, Stretch} from './weeks';

const say = texts({
  en: {
    inside: 'this group', outside: 'all others', window: 'the time it is about', every: (weeks: number) => `each point: ${weeks} weeks`,
    label: (from: string, to: string, first: string, last: string) => `Rate of this group and of all others over time, from ${from} to ${to}; this group first ${first}, last ${last}`,
  },
  de: {
    inside: 'diese Gruppe', outside: 'alle anderen', window: 'die Zeit, um die es geht', every: (weeks: number) => `je Punkt ${weeks} Wochen`,
    label: (from: string, to: string, first: string, last: string) => `Quote dieser Gruppe und aller anderen im Lauf der Zeit, von ${from} bis ${to}; diese Gruppe zuerst ${first}, zuletzt ${last}`,
  },
});

const HEIGHT = 100;

/** Two lines over time, a group's and that of all others, and the window in which it is another. */
class WnSpark extends LitElement {
  static properties = {stretches: {attribute: false}, weeks: {type: Number}, from: {}, to: {}};
  declare stretches: readonly Stretch[];
  declare weeks: number;
  /** The window, YYYY-MM-DD; none where it is about all times. */
  declare from: string | null;
  declare to: string | null;

  static styles = [
    shared,
    css`
      .plot { display: grid; grid-template-columns: auto 1fr; gap: 0 0.5rem; }
      .scale { display: flex; flex-direction: column; justify-content: space-between; text-align: right; line-height: 1; }
      svg { width: 100%; height: 6.5rem; display: block; overflow: visible; border-bottom: 1px solid var(--line); }
      path { fill: none; stroke-width: 2; vector-effect: non-scaling-stroke; stroke-linejoin: round; stroke-linecap: round; }
      .in { stroke: var(--tone, var(--loss)); } .out { stroke: var(--calm); stroke-width: 1.5; }
      rect { fill: var(--calm-tint); opacity: 0.75; } line { stroke: var(--line); vector-effect: non-scaling-stroke; }
      .ends { grid-column: 2; display: flex; justify-content: space-between; padding-top: 0.25rem; }
      .legend { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-top: 0.25rem; }
      .legend i { display: inline-block; width: 1.1rem; height: 0; border-top: 2px solid var(--calm); vertical-align: 0.25em; margin-right: 0.35rem; }
      .legend .i { border-color: var(--tone, var(--loss)); } .legend .w { height: 0.8rem; border: 0; background: var(--calm-tint); vertical-align: -0.1em; }
    `,
  ];

  render() {
    const {stretches} = this;
    if (stretches.length < 3) return nothing;
    const first = stretches[0].from;
    const last = stretches[stretches.length - 1].from;
    const x = (index: number) => (100 * index) / (stretches.length - 1);
    const at = (date: string) => 100 * Math.min(1, Math.max(0, (Date.parse(date) - Date.parse(first)) / (Date.parse(last) - Date.parse(first))));
    const known = stretches.filter(one => one.inside.decided).map(one => rate(one.inside)!);
    const window = this.from && this.to ? {from: at(this.from), to: at(this.to)} : undefined;
    return html`<div class="plot small soft">
        <span class="scale" aria-hidden="true"><span>${percent(1, 0)}</span><span>${percent(0, 0)}</span></span>
        <svg
          viewBox="0 0 100 ${HEIGHT}"
          preserveAspectRatio="none"
          role="img"
          aria-label=${say().label(month(first), month(last), percent(known[0]), percent(known[known.length - 1]))}
        >
          ${window ? svg`<rect x=${window.from} y="0" width=${Math.max(1, window.to - window.from)} height=${HEIGHT}></rect>` : nothing}
          <line x1="0" x2="100" y1=${HEIGHT / 2} y2=${HEIGHT / 2}></line>
          <path class="out" d=${path(stretches.map(one => one.outside), x)}></path>
          <path class="in" d=${path(stretches.map(one => one.inside), x)}></path>
        </svg>
        <span class="ends" aria-hidden="true"><span>${month(first)}</span><span>${month(last)}</span></span>
      </div>
      <p class="legend small soft">
        <span><i class="i"></i>${say().inside}</span><span><i></i>${say().outside}</span>
        ${window ? html`<span><i class="w"></i>${say().window}</span>` : nothing}<span>${say().every(this.weeks)}</span>
      </p>`;
  }
}

function rate(counts: Counts): number | undefined {
  return counts.decided ? counts.hits / counts.decided : undefined;
}

/** Where nothing was decided the line has a gap. */
function path(all: readonly Counts[], x: (index: number) => number): string {
  let text = '';
  let isDrawing = false;
  all.forEach((counts, index) => {
    const value = rate(counts);
    if (value !== undefined) text += `${isDrawing ? 'L' : 'M'}${x(index).toFixed(2)} ${(HEIGHT * (1 - value)).toFixed(2)}`;
    isDrawing = value !== undefined;
  });
  return text;
}

customElements.define('wn-spark', WnSpark);
