import {css, html, LitElement, nothing} from 'lit';
import {Asked, get} from '../api';
import '../figure';
import {day, interval, moneyList, number, percent, sentence} from '../format';
import {texts} from '../i18n';
import {dimensionLabel, reasonLabel, valueLabel} from '../labels';
import {formatFilter, formatValues, href, recordsHref, type Selection} from '../location';
import {loading} from '../states';
import {rateOf} from '../statistics';
import {shared} from '../styles';
import type {Condition, Trend} from '../types';
import '../who/rates';
import './spark';
import type {Driver} from './types';
import {minus, stretches, sum, weeksOf, type Counts, type Weeks} from './weeks';

const say = texts({
  en: {
    between: (from: string, to: string) => `${from} to ${to}`, always: 'At all times', or: ' or ', others: (n: number) => `${n} others`,
    more: 'more lost than the rest explains', less: 'fewer lost than the rest explains',
    moreOften: 'more often named than the rest explains', lessOften: 'less often named than the rest explains',
    range: (low: string, high: string) => `95% interval ${low} to ${high}`, amount: (money: string) => `worth ${money}`,
    inside: 'This group', expected: 'To be expected', outside: 'All others', outsideThen: 'All others then',
    counts: (hits: string, all: string, range: string) => `${hits} of ${all}; ${range}`,
    held: 'It holds on the half of the records that was held back.', notHeld: 'It does not show on the half of the records that was held back: doubt it.',
    reasons: 'Named more often here', elsewhere: (share: string) => `elsewhere ${share}`, overTime: 'Over time',
    words: 'In words', same: (names: string) => `Cannot be told apart from ${names}: the group is as good as a few values of it.`,
    lost: (n: string) => `${n} lost records`, all: (n: string) => `All ${n} records`, explore: 'Explore in Who',
  },
  de: {
    between: (from: string, to: string) => `${from} bis ${to}`, always: 'Zu allen Zeiten', or: ' oder ', others: (n: number) => `${n} weitere`,
    more: 'mehr verloren, als der Rest erklärt', less: 'weniger verloren, als der Rest erklärt',
    moreOften: 'öfter genannt, als der Rest erklärt', lessOften: 'seltener genannt, als der Rest erklärt',
    range: (low: string, high: string) => `95-%-Intervall ${low} bis ${high}`, amount: (money: string) => `im Wert von ${money}`,
    inside: 'Diese Gruppe', expected: 'Zu erwarten', outside: 'Alle anderen', outsideThen: 'Alle anderen damals',
    counts: (hits: string, all: string, range: string) => `${hits} von ${all}; ${range}`,
    held: 'Es gilt auch in der Hälfte der Datensätze, die zurückgehalten wurde.',
    notHeld: 'In der Hälfte der Datensätze, die zurückgehalten wurde, zeigt es sich nicht: Zweifel sind angebracht.',
    reasons: 'Hier öfter genannt', elsewhere: (share: string) => `sonst ${share}`, overTime: 'Im Lauf der Zeit',
    words: 'In Worten', same: (names: string) => `Nicht zu trennen von ${names}: Die Gruppe ist so gut wie einige Werte davon.`,
    lost: (n: string) => `${n} verlorene Datensätze`, all: (n: string) => `Alle ${n} Datensätze`, explore: 'In „Wer“ ansehen',
  },
});

/** Of a condition, in the title; all are in the sentences. */
const MOST_VALUES = 4;

/** One hidden driver: how much it makes, how it compares, when, and what is said there. */
class WnDriver extends LitElement {
  static properties = {driver: {attribute: false}, all: {attribute: false}, total: {attribute: false}, target: {}, selection: {attribute: false}, query: {attribute: false}};
  declare driver: Driver;
  /** All decided records by week; undefined while they are asked for. */
  declare all?: Weeks;
  /** All that were searched, dated or not. */
  declare total: Counts;
  /** `lost`, or `reason:CODE`. */
  declare target: string;
  /** What was searched. */
  declare selection: Selection;
  /** How it was asked. */
  declare query: URLSearchParams;
  private readonly inside = new Asked<Weeks>(this);

  static styles = [
    shared,
    css`
      .card { display: grid; gap: 1.25rem 2rem; }
      @media (min-width: 64rem) { .card { grid-template-columns: minmax(0, 1fr) minmax(0, 1.15fr) minmax(0, 1.25fr); } }
      .much { font: 600 2.25rem/1 var(--serif); color: var(--tone); font-variant-numeric: tabular-nums; }
      .first > * + * { margin-top: 0.5rem; }
      .first .foot { margin-top: 1rem; }
      h3 { font-size: var(--small); color: var(--soft); font-weight: 600; margin-bottom: 0.4rem; }
      .reasons { display: grid; gap: 0.15rem; margin-top: 1rem; }
      .reasons li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 0.75rem; }
      .foot { display: flex; flex-wrap: wrap; gap: 0.4rem; }
      details { margin-top: 0.75rem; } summary { cursor: pointer; color: var(--soft); width: fit-content; padding: 0.25rem 0; }
      details p { max-width: 50rem; margin-top: 0.4rem; }
    `,
  ];

  render() {
    const {driver} = this;
    const own = this.group();
    const filters = driver.conditions.map(one => formatFilter(one.dimension, one.values));
    const behind: Selection = {...own, filter: [...own.filter, ...filters]};
    const hits = this.target === 'lost' ? 'outcome:lost' : this.target;
    const decided = driver.tally.won + driver.tally.lost;
    return html`<wn-figure
      style="--tone:var(${driver.direction === 'more' ? '--loss' : '--good'})"
      .heading=${title(driver)}
      .note=${driver.from && driver.to ? say().between(day(driver.from), day(driver.to)) : say().always}
      .selection=${behind}
      .filters=${[hits]}
      .path=${'drivers'}
      .query=${this.query}
    >
      <div class="card">
        <div class="first">
          <p class="much">${driver.excess.value > 0 ? '+' : '−'}${number(Math.abs(driver.excess.value))}</p>
          <p>${this.meaning()}${driver.excessAmount.length ? html`, ${say().amount(moneyList(driver.excessAmount))}` : nothing}</p>
          <p class="small soft">${say().range(number(driver.excess.low), number(driver.excess.high))}</p>
          <p class="small">${driver.heldOut.held ? html`<span aria-hidden="true">✓</span> ${say().held}` : html`<span aria-hidden="true">!</span> ${say().notHeld}`}</p>
          ${driver.inseparableFrom.length
            ? html`<p class="small soft">${say().same(driver.inseparableFrom.map(dimensionLabel).join(', '))}</p>`
            : nothing}
          <div class="foot">
            <a class="button" href=${recordsHref(behind, hits)}>${say().lost(number(driver.hits))}</a>
            <a class="button" href=${recordsHref(behind)}>${say().all(number(driver.tally.records))}</a>
            <a
              class="button"
              href=${this.inWho(own)}
              >${say().explore}</a
            >
          </div>
        </div>
        <div>${this.rates(decided)} ${this.reasons()}</div>
        <div>${this.overTime()}</div>
      </div>
      <details class="small">
        <summary>${say().words}</summary>
        ${driver.sentences.map(one => html`<p>${sentence(one)}</p>`)}
      </details>
    </wn-figure>`;
  }

  /** What was searched, in the window. */
  private group(): Selection {
    const {driver, selection} = this;
    return {...selection, object: driver.object, from: driver.from ?? selection.from, to: driver.to ?? selection.to};
  }

  /** Its first two conditions against each other, with all their values picked; a third one as a filter. */
  private inWho(own: Selection): string {
    const [first, second, ...others] = this.driver.conditions;
    return href({
      view: 'who',
      selection: {...own, filter: [...own.filter, ...others.map(one => formatFilter(one.dimension, one.values))]},
      own: {
        by: [first, second].filter(one => one).map(one => one.dimension).join(','),
        row: formatValues(first.values), column: second ? formatValues(second.values) : null,
      },
    });
  }

  private meaning(): string {
    const isMore = this.driver.direction === 'more';
    if (this.target === 'lost') return isMore ? say().more : say().less;
    return isMore ? say().moreOften : say().lessOften;
  }

  private rates(decided: number): unknown {
    const {driver} = this;
    const then = driver.from ? this.all && sum(this.all, driver.from, driver.to) : this.total;
    const others = then && minus(then, {hits: driver.hits, decided});
    const line = (label: string, kind: string, hits: number, all: number) => {
      const rate = rateOf(hits, all);
      return {label, kind, rate, counts: kind === 'expected' ? undefined : say().counts(number(hits), number(all), interval(rate))};
    };
    return html`<wn-rates
      .lines=${[
        line(say().inside, 'inside', driver.hits, decided),
        line(say().expected, 'expected', driver.expected, decided),
        ...(others?.decided ? [line(driver.from ? say().outsideThen : say().outside, 'outside', others.hits, others.decided)] : []),
      ]}
    ></wn-rates>`;
  }

  private reasons(): unknown {
    const {reasons} = this.driver;
    if (!reasons.length) return nothing;
    return html`<div class="reasons small">
      <h3>${say().reasons}</h3>
      <ul class="plain">
        ${reasons.slice(0, 3).map(
          one => html`<li>
            <span>${reasonLabel(one.reason)}</span>
            <span class="figures"><b>${percent(one.share.value, 0)}</b> <span class="soft">${say().elsewhere(percent(one.shareElsewhere.value, 0))}</span></span>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  private overTime(): unknown {
    const query = new URL(this.driver.links.trend, location.origin).searchParams;
    query.set('interval', 'week');
    this.inside.run(query + this.target, async () => {
      const sought = new URLSearchParams(query);
      sought.append('filter', this.target);
      const [all, hits] = await Promise.all([
        get<Trend>('trend', query, this.inside.asking),
        this.target === 'lost' ? undefined : get<Trend>('trend', sought, this.inside.asking),
      ]);
      return weeksOf(all, hits);
    });
    if (this.inside.error) return nothing;
    if (!this.inside.value || !this.all) return loading();
    const made = stretches(this.all, this.inside.value);
    if (made.stretches.length < 3) return nothing;
    return html`<h3>${say().overTime}</h3>
      <wn-spark .stretches=${made.stretches} .weeks=${made.weeks} .from=${this.driver.from} .to=${this.driver.to}></wn-spark>`;
  }
}

/** Its conditions; of many values the first ones. */
export function title(driver: Driver): string {
  return driver.conditions.map(one => `${dimensionLabel(one.dimension.replace(/~.*/, ''))}: ${values(one)}`).join(' · ');
}

function values({dimension, values: all}: Condition): string {
  const labels = inOrder(all).map(value => valueLabel(dimension, value));
  if (labels.length <= MOST_VALUES) return labels.join(say().or);
  return `${labels.slice(0, MOST_VALUES - 1).join(', ')}, ${say().others(labels.length - MOST_VALUES + 1)}`;
}

/** Sizes and ranges from small to large. */
function inOrder(values: readonly string[]): string[] {
  return [...values].sort((a, b) => a.localeCompare(b, undefined, {numeric: true}));
}

customElements.define('wn-driver', WnDriver);
