import {css, html, LitElement, nothing} from 'lit';
import {styleMap} from 'lit/directives/style-map.js';
import '../diagnosis';
import '../freshness';
import '../news';
import '../trend';
import {Asked} from '../api';
import {interval, money, moneyList, number, percent, period, points} from '../format';
import {texts} from '../i18n';
import {categoryColour, categoryLabel, reasonLabel} from '../labels';
import {apiQuery, formatFilter, Here, href, isNarrowed, recordsHref, type Selection} from '../location';
import {days} from '../periods';
import {empty, failed, loading, shown, stateStyles} from '../states';
import {shared} from '../styles';
import type {Breakdown, Row, Summary, Tally} from '../types';

const say = texts({
  en: {
    opportunity: (rate: string) => `${rate} of decided opportunities were lost`,
    lead: (rate: string) => `${rate} of decided leads were disqualified`,
    undecided: 'Nothing is decided yet', none: 'No such records', noneYet: {opportunity: 'No opportunities yet', lead: 'No leads yet'},
    rate: 'Loss rate', sure: (range: string) => `95% interval ${range}`, of: (lost: string, decided: string) => `${lost} of ${decided} decided`,
    points: (p: string) => `${p} points`, against: 'against',
    amount: 'Lost amount', wonAmount: (m: string) => `won: ${m}`, noAmount: 'The lost records have no amount.',
    behind: (n: string) => `${n} records`, behindOne: '1 record',
    rejections: 'Rejections', unusable: (share: string) => `${share} of them without a usable reason`,
    year: (now: string, sure: string, change: string, then: string, sureThen: string) =>
      `Last 12 months: ${now} (${sure}), ${change} points against ${then} (${sureThen}) in the 12 before.`,
    months: 'Look at these months', compare: 'Compare the last 12 months with the 12 before', changed: 'Why did it change?',
    undated: (n: string) => `${n} decided records have no date and are in no period`,
    trend: 'Over time', trendNote: 'Loss rate with its 95% interval', reasons: 'Why they say no',
    reasonsNote: 'Share of all rejections, by category; open one to see its reasons', lost: (n: string) => `${n} rejections`,
    diagnosis: 'What it points to', news: 'New in the last week with data',
  },
  de: {
    opportunity: (rate: string) => `${rate} der entschiedenen Verkaufschancen gingen verloren`,
    lead: (rate: string) => `${rate} der entschiedenen Leads schieden aus`,
    undecided: 'Noch ist nichts entschieden', none: 'Keine solchen Datensätze', noneYet: {opportunity: 'Noch keine Verkaufschancen', lead: 'Noch keine Leads'},
    rate: 'Verlustquote', sure: (range: string) => `95-%-Intervall ${range}`, of: (lost: string, decided: string) => `${lost} von ${decided} entschiedenen`,
    points: (p: string) => `${p} Prozentpunkte`, against: 'gegenüber',
    amount: 'Verlorener Betrag', wonAmount: (m: string) => `gewonnen: ${m}`, noAmount: 'Die verlorenen Datensätze haben keinen Betrag.',
    behind: (n: string) => `${n} Datensätze`, behindOne: '1 Datensatz',
    rejections: 'Absagen', unusable: (share: string) => `${share} davon ohne brauchbaren Grund`,
    year: (now: string, sure: string, change: string, then: string, sureThen: string) =>
      `Letzte 12 Monate: ${now} (${sure}), ${change} Prozentpunkte gegenüber ${then} (${sureThen}) in den 12 davor.`,
    months: 'Diese Monate ansehen', compare: 'Die letzten 12 Monate mit den 12 davor vergleichen', changed: 'Warum hat sie sich geändert?',
    undated: (n: string) => `${n} entschiedene Datensätze haben kein Datum und liegen in keinem Zeitraum`,
    trend: 'Im Lauf der Zeit', trendNote: 'Verlustquote mit ihrem 95-%-Intervall', reasons: 'Warum sie Nein sagen',
    reasonsNote: 'Anteil an allen Absagen, nach Kategorie; aufgeklappt mit ihren Gründen', lost: (n: string) => `${n} Absagen`,
    diagnosis: 'Worauf es hinweist', news: 'Neu in der letzten Woche mit Daten',
  },
});

/** Of the records whose amounts are added up. */
const HAS_AMOUNT = '-amount:(none)';

/** What takes the service long is asked no later, however long the summary takes. */
const LATEST_MILLIS = 500;

/** Reasons of one category, most frequent first. */
interface CategoryRow {
  readonly code: string;
  readonly lost: number;
  readonly reasons: readonly Row[];
}

/** How we stand, why, since when and what it points to, at a glance. */
class WnOverview extends LitElement {
  private readonly here = new Here(this);
  private readonly summary = new Asked<Summary>(this);
  /** Of the last twelve months, where all time is looked at. */
  private readonly year = new Asked<Summary>(this);
  private readonly reasons = new Asked<Breakdown>(this);
  private readonly amounts = new Asked<Breakdown>(this);
  /** Whether it is time for the questions that take the service long. */
  private isLate = false;
  private timer?: ReturnType<typeof setTimeout>;
  /** Categories that are shown the other way round: the first is open, the others are closed. */
  private readonly toggled = new Set<string>();

  static styles = [
    shared,
    stateStyles,
    css`
      .lead { margin-bottom: 1.75rem; max-width: 52rem; }
      h1 { font-size: clamp(1.5rem, 1rem + 2.2vw, 2.5rem); line-height: 1.15; margin-bottom: 0.5rem; }
      .big { font: 600 2.25rem/1.1 var(--serif); font-variant-numeric: tabular-nums; text-decoration-thickness: 2px; }
      .figure-lines { display: grid; gap: 0.3rem; }
      .amounts { display: grid; gap: 0.35rem; } .amounts li { display: flex; flex-wrap: wrap; gap: 0 0.6rem; align-items: baseline; }
      .title { height: clamp(1.75rem, 1rem + 2.6vw, 2.9rem); max-width: 34rem; border-radius: 6px; background: var(--calm-tint); margin-bottom: 0.5rem; }
      .why { align-self: start; }
      .bars { display: grid; gap: 0.15rem; }
      .bar-row { display: grid; grid-template-columns: minmax(7rem, 15rem) minmax(2rem, 1fr) 4.2rem 3.6rem; gap: 0.75rem; align-items: center; padding: 0.3rem 0; }
      .bar-row .number { text-align: right; font-variant-numeric: tabular-nums; }
      .track { height: 0.85rem; border-radius: 2px; }
      .fill { height: 100%; min-width: 2px; border-radius: 2px; }
      .reason { font-size: var(--small); padding: 0.15rem 0; }
      .reason .name { padding-left: 1.15rem; color: var(--soft); }
      .reason .fill { opacity: 0.55; } .reason .track { height: 0.6rem; }
      button.name { min-height: 0; padding: 0.1rem 0; gap: 0; font-size: inherit; text-align: left; }
      button.name::before { content: '▸'; flex: none; width: 1.15rem; color: var(--soft); text-align: left; }
      button.name[aria-expanded='true']::before { content: '▾'; }
      .category:has(.reason) { padding-bottom: 0.5rem; }
      @media (max-width: 40rem) { .bar-row { grid-template-columns: minmax(0, 1fr) 4.2rem 3rem; gap: 0.1rem 0.5rem; } .track { grid-row: 2; grid-column: 1 / -1; } }
    `,
  ];

  connectedCallback(): void {
    super.connectedCallback();
    this.timer = setTimeout(() => this.askTheRest(), LATEST_MILLIS);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected updated(): void {
    if (this.summary.value && !this.isLate) this.askTheRest();
  }

  private askTheRest(): void {
    this.isLate = true;
    this.requestUpdate();
  }

  render() {
    const selection = this.here.selection;
    this.summary.ask('summary', apiQuery(selection));
    if (this.summary.error) return failed(this.summary.error, () => this.summary.retry());
    const summary = this.summary.value;
    if (summary?.tally.records === 0) {
      return html`<h1>${isNarrowed(selection) ? say().none : say().noneYet[selection.object]}</h1>
        <wn-freshness class="small soft" .object=${selection.object} .isBrief=${true}></wn-freshness>
        ${empty(undefined, {offerClear: true})}`;
    }
    return this.all(summary?.tally, selection);
  }

  /** Nothing waits for the summary: each figure asks its own question at once, or, if it takes the service long, soon after. */
  private all(tally: Tally | undefined, selection: Selection): unknown {
    return html`<div class="lead">
        ${tally
          ? html`<h1>${tally.lossRate ? say()[selection.object](percent(tally.lossRate.value)) : say().undecided}</h1>`
          : html`<div class="title" aria-hidden="true"></div>`}
        <wn-freshness class="small soft" .object=${selection.object}></wn-freshness>
      </div>
      <div class="grid">
        <wn-figure class="w4" .heading=${say().rate} .selection=${selection} .filters=${['outcome:won,lost']} path="summary" .query=${apiQuery(selection)}>
          ${shown(this.summary, summary => this.rate(summary, selection))}
        </wn-figure>
        <wn-figure class="w4" .heading=${say().rejections} .selection=${selection} .filters=${['outcome:lost']} path="summary" .query=${apiQuery(selection)}>
          ${shown(this.summary, summary => this.rejections(summary, selection))}
        </wn-figure>
        ${this.amount(selection)}
        <div class="w5 stack">
          ${this.isLate
            ? html`<wn-diagnosis .heading=${say().diagnosis} .selection=${selection}></wn-diagnosis>
                <wn-news .heading=${say().news} .selection=${selection}></wn-news>`
            : html`<wn-figure .heading=${say().diagnosis}>${loading()}</wn-figure>
                <wn-figure .heading=${say().news}>${loading()}</wn-figure>`}
        </div>
        ${this.why(selection)}
        <wn-trend .heading=${say().trend} .note=${say().trendNote} .selection=${selection}></wn-trend>
      </div>`;
  }

  private rate({tally, previous, undated}: Summary, selection: Selection): unknown {
    const decided = tally.won + tally.lost;
    const {lossRate} = tally;
    const then = previous?.tally.lossRate;
    return html`<div class="figure-lines figures">
      <a class="big" href=${recordsHref(selection, 'outcome:won,lost')}>${percent(lossRate?.value)}</a>
      <span>${say().of(number(tally.lost), number(decided))}</span>
      ${lossRate ? html`<span class="small soft">${say().sure(interval(lossRate))}</span>` : nothing}
      ${previous && lossRate && then
        ? html`<span class="small soft"
              >${say().points(points(lossRate.value - then.value))} ${say().against} ${percent(then.value)} (${interval(then)}),
              ${period(previous.from, previous.to)}</span
            >
            <a class="small" href=${href({view: 'why'})}>${say().changed}</a>`
        : isAllTime(selection)
          ? this.lastYear(selection)
          : nothing}
      ${undated ? html`<span class="small soft">${say().undated(number(undated))}</span>` : nothing}
    </div>`;
  }

  /** Whether it gets better or worse: all time has no time before. */
  private lastYear(selection: Selection): unknown {
    const months = days('last12');
    this.year.ask('summary', apiQuery({...selection, ...months}));
    const {tally, previous} = this.year.value ?? {};
    const [now, then] = [tally?.lossRate, previous?.tally.lossRate];
    return html`<span class="year small soft">
      ${now && then ? say().year(percent(now.value), interval(now), points(now.value - then.value), percent(then.value), interval(then)) : nothing}
      <a href=${href({selection: months})}>${now && then ? say().months : say().compare}</a>
    </span>`;
  }

  private rejections({tally, previous, withoutUsableReason}: Summary, selection: Selection): unknown {
    return html`<div class="figure-lines figures">
      <a class="big" href=${recordsHref(selection, 'outcome:lost')}>${number(tally.lost)}</a>
      ${previous ? this.earlier(previous, number(previous.tally.lost)) : nothing}
      ${withoutUsableReason.lost
        ? html`<a class="small" href=${href({view: 'review'})}>${say().unusable(percent(withoutUsableReason.share?.value))}</a>`
        : nothing}
    </div>`;
  }

  /** By currency, never added up, each with the records that have such an amount. */
  private amount(selection: Selection): unknown {
    const filters = ['outcome:lost', HAS_AMOUNT];
    const query = apiQuery(selection, {by: 'currency', limit: 1000, filter: filters});
    this.amounts.ask('breakdown', query);
    return html`<wn-figure class="w4" .heading=${say().amount} .selection=${selection} .filters=${filters} path="breakdown" .query=${query}>
      ${shown(this.amounts, ({rows}) => {
        const summary = this.summary.value;
        const lost = rows.filter(row => row.lostAmount.length).sort((a, b) => b.lostAmount[0].amount - a.lostAmount[0].amount);
        return html`<div class="figure-lines figures">
          ${lost.length
            ? html`<ul class="plain amounts">
                ${lost.map(row => {
                  const to = recordsHref(selection, ...filters, formatFilter('currency', [row.key.currency]));
                  const count = row.lost === 1 ? say().behindOne : say().behind(number(row.lost));
                  return html`<li><a class="big" href=${to}>${money(row.lostAmount[0])}</a> <span class="small soft">${count}</span></li>`;
                })}
              </ul>`
            : html`<p class="soft">${say().noAmount}</p>`}
          ${summary?.previous ? this.earlier(summary.previous, moneyList(summary.previous.tally.lostAmount)) : nothing}
          ${summary?.tally.wonAmount.length
            ? html`<span class="small soft">${say().wonAmount(moneyList(summary.tally.wonAmount))}</span>`
            : nothing}
        </div>`;
      })}
    </wn-figure>`;
  }

  private earlier(previous: {from: string; to: string}, value: string): unknown {
    return html`<span class="small soft">${say().against} ${value}, ${period(previous.from, previous.to)}</span>`;
  }

  private toggle(category: string): void {
    if (!this.toggled.delete(category)) this.toggled.add(category);
    this.requestUpdate();
  }

  private why(selection: Selection): unknown {
    const query = apiQuery(selection, {by: 'category,reason', sort: '-lost', limit: 1000, filter: ['outcome:lost']});
    this.reasons.ask('breakdown', query);
    return html`<wn-figure class="w7 why" .heading=${say().reasons} .note=${say().reasonsNote} .selection=${selection} .filters=${['outcome:lost']} path="breakdown" .query=${query}>
      ${shown(this.reasons, found => {
        const categories = byCategory(found.rows);
        if (!categories.length) return empty();
        const most = categories[0].lost;
        const all = found.total.lost;
        return html`<div class="bars">
          ${categories.map((category, index) => {
            const isOpen = this.toggled.has(category.code) !== (index === 0);
            return html`<div class="category">
              <div class="bar-row">
                ${bar(
                  html`<button class="name plain" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => this.toggle(category.code)}>
                    ${categoryLabel(category.code)}
                  </button>`,
                  categoryLabel(category.code), category.lost, most, all, categoryColour(category.code),
                  recordsHref(selection, 'outcome:lost', formatFilter('category', [category.code])),
                )}
              </div>
              ${isOpen
                ? category.reasons.map(
                    row => html`<div class="bar-row reason">
                      ${bar(
                        html`<span class="name">${reasonLabel(row.key.reason)}</span>`,
                        reasonLabel(row.key.reason), row.lost, most, all, categoryColour(category.code),
                        recordsHref(selection, 'outcome:lost', formatFilter('reason', [row.key.reason])),
                      )}
                    </div>`,
                  )
                : nothing}
            </div>`;
          })}
        </div>`;
      })}
    </wn-figure>`;
  }
}

function isAllTime({from, to}: Selection): boolean {
  return !from && !to;
}

function bar(title: unknown, name: string, lost: number, most: number, all: number, colour: string, records: string): unknown {
  return html`${title}
    <span class="track" aria-hidden="true"
      ><span class="fill" style=${styleMap({display: 'block', width: `${(100 * lost) / most}%`, background: `var(${colour})`})}></span
    ></span>
    <span class="number">${percent(lost / all)}</span>
    <span class="number"><a href=${records} aria-label=${`${name}: ${say().lost(number(lost))}`}>${number(lost)}</a></span>`;
}

function byCategory(rows: readonly Row[]): CategoryRow[] {
  const categories = new Map<string, Row[]>();
  for (const row of rows) {
    const code = row.key.category;
    categories.set(code, [...(categories.get(code) ?? []), row]);
  }
  return [...categories]
    .map(([code, reasons]) => ({code, reasons, lost: reasons.reduce((sum, row) => sum + row.lost, 0)}))
    .sort((a, b) => b.lost - a.lost);
}

customElements.define('wn-overview', WnOverview);
