import {html} from 'lit';
import {texts} from '../i18n';
import {dimensionLabel} from '../labels';
import {href, parseFilter, place} from '../location';
import type {LeftOut} from '../types';

const say = texts({
  en: {
    refused: (names: string) => `You filter by ${names}. Only decided records, or only rejections, have such a value, so nothing can be told from it about why records are lost.`,
    without: 'Leave that filter out', leftOut: (n: number) => `What was left out, and why (${n})`,
  },
  de: {
    refused: (names: string) => `Gefiltert ist nach ${names}. Nur entschiedene Datensätze oder nur Absagen haben so einen Wert, daher lässt sich daraus nicht erkennen, warum verloren wird.`,
    without: 'Diesen Filter weglassen', leftOut: (n: number) => `Was weggelassen wurde, und warum (${n})`,
  },
});

/** What follows from the outcome: filtered by it, there is no loss rate. */
const FOLLOWS = new Set([
  'outcome', 'stage', 'stageLostIn', 'reason', 'ownReason', 'secondReason', 'category', 'pointsTo', 'contradicted', 'confidence',
  'plausibility', 'doubt', 'competitorName', 'method', 'rawReason', 'rawDetail',
]);

/** Where a filter makes the question pointless: says so and offers to leave it out; undefined where none does. */
export function refused(): unknown {
  const filters = place().selection.filter;
  const follow = filters.filter(text => FOLLOWS.has(parseFilter(text).dimension));
  if (!follow.length) return undefined;
  const names = [...new Set(follow.map(text => dimensionLabel(parseFilter(text).dimension)))].join(', ');
  return html`<div class="empty">
    <p>${say().refused(names)}</p>
    <a class="button" href=${href({selection: {filter: filters.filter(text => !follow.includes(text))}})}>${say().without}</a>
  </div>`;
}

export function leftOut(all: readonly LeftOut[]): unknown {
  if (!all.length) return '';
  return html`<details class="quiet small">
    <summary>${say().leftOut(all.length)}</summary>
    <ul>
      ${all.map(one => html`<li><b>${dimensionLabel(one.dimension)}</b>: ${one.why}</li>`)}
    </ul>
  </details>`;
}
