import {css, html, LitElement, nothing} from 'lit';
import {interval, moneyList, number, percent, points} from '../format';
import {texts} from '../i18n';
import {href, recordsHref, type Selection} from '../location';
import {rateOf} from '../statistics';
import {shared} from '../styles';
import type {Row, Tally} from '../types';
import './rates';
import {sureness} from './words';

const say = texts({
  en: {
    clearest: 'Stands out most', inside: 'This group', outside: 'All others',
    counts: (lost: string, of: string, range: string) => `${lost} of ${of} lost; ${range}`,
    times: (ratio: string, low: string, high: string) => `${ratio} times as often lost as among all others (${low} to ${high}).`,
    difference: (points: string) => `${points} percentage points.`,
    open: (n: string) => `${n} still open.`, amount: (money: string) => `Lost amount: ${money}.`,
    undecided: 'Nothing is decided in this group yet.', records: (n: string) => `All ${n} records`, lost: (n: string) => `${n} lost records`,
    only: 'Filter by this group', why: 'Why this group?',
    share: (lost: string, rate: string, of: string) => `${lost} rejections: ${rate} of the ${of} in this row.`,
    shareOfAll: (lost: string, rate: string) => `${lost} rejections: ${rate} of all.`,
    noRate: 'Only rejections have a reason, so there is no loss rate here.',
  },
  de: {
    clearest: 'Sticht am meisten hervor', inside: 'Diese Gruppe', outside: 'Alle anderen',
    counts: (lost: string, of: string, range: string) => `${lost} von ${of} verloren; ${range}`,
    times: (ratio: string, low: string, high: string) => `${ratio}-mal so oft verloren wie bei allen anderen (${low} bis ${high}).`,
    difference: (points: string) => `${points} Prozentpunkte.`,
    open: (n: string) => `${n} noch offen.`, amount: (money: string) => `Verlorener Betrag: ${money}.`,
    undecided: 'In dieser Gruppe ist noch nichts entschieden.', records: (n: string) => `Alle ${n} Datensätze`,
    lost: (n: string) => `${n} verlorene Datensätze`, only: 'Nach dieser Gruppe filtern', why: 'Warum diese Gruppe?',
    share: (lost: string, rate: string, of: string) => `${lost} Absagen: ${rate} der ${of} in dieser Zeile.`,
    shareOfAll: (lost: string, rate: string) => `${lost} Absagen: ${rate} aller.`,
    noRate: 'Nur Absagen haben einen Grund, daher gibt es hier keine Verlustquote.',
  },
});

/** One group held against all others, and the ways to its records. */
class WnGroup extends LitElement {
  static properties = {
    row: {attribute: false}, total: {attribute: false}, ofRow: {attribute: false}, selection: {attribute: false},
    heading: {}, isClearest: {type: Boolean}, isShare: {type: Boolean},
  };
  declare row: Row;
  declare total: Tally;
  /** Where shares are shown: that of which it is a part. */
  declare ofRow?: Tally;
  /** That of the group itself. */
  declare selection: Selection;
  declare heading: string;
  /** Nobody picked it: it is shown as it stands out. */
  declare isClearest: boolean;
  declare isShare: boolean;

  static styles = [
    shared,
    css`
      .kicker { color: var(--soft); font-size: var(--small); }
      h2 { margin-bottom: 0.75rem; font: 600 1.25rem/1.25 var(--serif); overflow-wrap: anywhere; }
      .stack > * + * { margin-top: 0.75rem; }
      .actions { display: flex; flex-wrap: wrap; gap: 0.4rem; padding-top: 0.25rem; }
    `,
  ];

  render() {
    const {row} = this;
    return html`<section class="stack" aria-label=${this.heading}>
      <div>
        ${this.isClearest ? html`<p class="kicker">${say().clearest}</p>` : nothing}
        <h2>${this.heading}</h2>
      </div>
      ${this.isShare ? this.share() : row.lossRate ? this.compared() : html`<p class="soft">${say().undecided}</p>`}
      ${row.open || row.lostAmount?.length
        ? html`<p class="small soft">
            ${row.lostAmount?.length ? say().amount(moneyList(row.lostAmount)) : nothing} ${row.open ? say().open(number(row.open)) : nothing}
          </p>`
        : nothing}
      <div class="actions">
        ${row.lost
          ? html`<a class="button" href=${recordsHref(this.selection, 'outcome:lost')}>${say().lost(number(row.lost))}</a>`
          : nothing}
        ${row.records !== row.lost
          ? html`<a class="button" href=${recordsHref(this.selection)}>${say().records(number(row.records))}</a>`
          : nothing}
        <a class="button" href=${href({selection: this.selection, own: {row: null, column: null}})}>${say().only}</a>
        ${this.isShare
          ? nothing
          : html`<a class="button" href=${href({view: 'why', selection: this.selection})}>${say().why}</a>`}
      </div>
    </section>`;
  }

  private share(): unknown {
    const {row, ofRow, total} = this;
    const lost = number(row.lost);
    return html`<p>
        ${ofRow
          ? say().share(lost, percent(row.lost / ofRow.lost), number(ofRow.lost))
          : say().shareOfAll(lost, percent(row.lost / total.lost))}
      </p>
      <p class="small soft">${say().noRate}</p>`;
  }

  private compared(): unknown {
    const {row, total} = this;
    const ratio = row.comparison?.riskRatio;
    const difference = row.comparison?.riskDifference;
    const others = rateOf(total.lost - row.lost, total.lost + total.won - row.lost - row.won);
    const line = (label: string, kind: string, lost: number, decided: number, rate: Row['lossRate']) => ({
      label, kind, rate, counts: say().counts(number(lost), number(decided), interval(rate)),
    });
    const tone = others && row.lossRate!.value < others.value ? '--good' : '--loss';
    return html`<wn-rates
        style="--tone:var(${tone})"
        .lines=${[
          line(say().inside, 'inside', row.lost, row.lost + row.won, row.lossRate),
          ...(others
            ? [line(say().outside, 'outside', total.lost - row.lost, total.lost + total.won - row.lost - row.won, others)]
            : []),
        ]}
      ></wn-rates>
      ${row.comparison
        ? html`<p>
            ${ratio
              ? say().times(number(ratio.value, 2), number(ratio.low, 2), number(ratio.high, 2))
              : difference
                ? say().difference(points(difference.value))
                : nothing}
            ${sureness(row.comparison.qValue)}
          </p>`
        : nothing}`;
  }
}

customElements.define('wn-group', WnGroup);
