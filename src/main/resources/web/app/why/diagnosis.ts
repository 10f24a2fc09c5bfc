import {css, html, LitElement, nothing} from 'lit';
import {Asked} from '../api';
import '../figure';
import {day, interval, moneyList, number, percent, sentence} from '../format';
import {texts} from '../i18n';
import {dimensionLabel, reasonLabel, valueLabel} from '../labels';
import {byStrength, isSupported, leverWords} from '../levers';
import {apiQuery, Here, recordsHref} from '../location';
import {empty, shown, stateStyles} from '../states';
import {shared} from '../styles';
import type {Diagnosis, Interval, Verdict} from '../types';
import {sectionStyles} from './styles';
import {leftOut} from './told';

const say = texts({
  en: {
    culprits: {message: 'A poor sales message?', fit: 'A poor fit of product and market?'} as Record<string, string>,
    do: 'What to do',
    levers: 'What you can change', note: 'For each lever: how many rejections point to it by their reasons, how much of the differences in outcome its dimensions explain, and what could be won back. Open one for the evidence.',
    lever: 'Lever', byReasons: 'Share of reasons', explained: 'Explains', winBack: 'Could be won back',
    outside: 'Out of a seller’s reach', cannot: 'Reasons tell nothing', none: 'Nothing.',
    records: 'Records whose reason points to it', deals: (n: string) => `${n} records`, noPattern: 'no pattern to look at',
    limits: 'What the data cannot tell', unassigned: (names: string) => `Dimensions that belong to no lever: ${names}.`,
    readOff: (n: string, from: string) => `The pattern was read off the newest ${n} decided records, from ${from} on.`, most: 'Most often',
  },
  de: {
    culprits: {message: 'Eine schwache Verkaufsbotschaft?', fit: 'Passen Produkt und Markt schlecht zusammen?'},
    do: 'Was zu tun ist',
    levers: 'Was sich ändern lässt', note: 'Je Hebel: wie viele Absagen nach ihren Gründen darauf weisen, wie viel der Unterschiede im Ausgang seine Dimensionen erklären, und was zurückzugewinnen wäre. Aufgeklappt stehen die Belege.',
    lever: 'Hebel', byReasons: 'Anteil der Gründe', explained: 'Erklärt', winBack: 'Zurückzugewinnen',
    outside: 'Für Verkäufer nicht erreichbar', cannot: 'Gründe sagen nichts', none: 'Nichts.',
    records: 'Datensätze, deren Grund darauf weist', deals: (n: string) => `${n} Datensätze`, noPattern: 'kein Muster zu sehen',
    limits: 'Was die Daten nicht sagen können', unassigned: (names: string) => `Dimensionen, die zu keinem Hebel gehören: ${names}.`,
    readOff: (n: string, from: string) => `Das Muster stammt aus den neuesten ${n} entschiedenen Datensätzen, ab ${from}.`, most: 'Am häufigsten',
  },
});

/** What the losses point to, on what evidence, and what the data cannot tell. */
class WnLevers extends LitElement {
  private readonly here = new Here(this);
  private readonly diagnosis = new Asked<Diagnosis>(this);

  static styles = [
    shared,
    stateStyles,
    sectionStyles,
    css`
      .culprits { margin-top: 1.5rem; }
      .culprit { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 1.25rem 1.5rem; }
      .culprit h2 { font: 600 1.25rem/1.3 var(--serif); }
      .culprit > * + * { margin-top: 0.6rem; }
      .yes { color: var(--loss); font-weight: 600; }
      .bar { display: block; position: relative; height: 0.6rem; border-radius: 2px; background: var(--calm-tint); }
      .bar i { position: absolute; inset: 0 auto 0 0; border-radius: 2px; background: var(--calm); }
      .bar .range { top: calc(50% - 1px); height: 2px; bottom: auto; border-radius: 0; background: var(--ink); opacity: 0.6; }
      .bar.yes i:first-child { background: var(--loss); }
      .changeable { margin-top: var(--gap); }
      .row { display: grid; grid-template-columns: 1.25rem minmax(7rem, 1.1fr) minmax(9rem, 2fr) 7rem minmax(9rem, 1.3fr) 7.5rem; gap: 0.25rem 1.25rem; align-items: center; padding: 0.75rem 0; font-size: var(--small); }
      .head { color: var(--soft); padding-bottom: 0.4rem; }
      .levers > * + * { border-top: 1px solid var(--line); }
      summary.row { cursor: pointer; list-style: none; }
      summary.row::-webkit-details-marker { display: none; }
      summary.row::before { content: '+'; color: var(--soft); font-size: 1.125rem; line-height: 1; }
      details[open] > summary.row::before { content: '−'; }
      summary.row:hover { background: var(--hover); }
      div.row::before { content: ''; }
      .row b { font-size: 1rem; font-weight: 600; }
      .measure { display: grid; grid-template-columns: 1fr 3.5rem; gap: 0.6rem; align-items: center; text-align: right; font-variant-numeric: tabular-nums; }
      .evidence { display: grid; gap: 1rem 2.5rem; padding: 0.25rem 0 1.25rem 2.5rem; font-size: var(--small); }
      .evidence ul { padding-left: 1.1rem; display: grid; gap: 0.3rem; }
      .evidence .button { margin-top: 0.75rem; }
      .what { font-size: 1rem; }
      .limits { padding-left: 1.1rem; max-width: 48rem; display: grid; gap: 0.4rem; margin-bottom: 0.75rem; }
      .key { display: none; color: var(--soft); }
      @media (min-width: 60rem) { .evidence { grid-template-columns: 1fr 1fr; } .evidence .what { grid-column: 1 / -1; } }
      @media (max-width: 60rem) {
        .head { display: none; }
        .row { grid-template-columns: 1.25rem 1fr auto; }
        .row > * { grid-column: 2 / -1; } .row > b { grid-column: 2; } .row > .says { grid-column: 3; grid-row: 1; }
        .key { display: inline; } .evidence { padding-bottom: 1rem; }
      }
    `,
  ];

  render() {
    this.diagnosis.ask('diagnosis', apiQuery(this.here.selection));
    return shown(this.diagnosis, found =>
      found.tally.lost ? html`${this.culprits(found)} ${this.levers(found)} ${this.limits(found)}` : empty(undefined, {offerClear: true}),
    );
  }

  private culprits(found: Diagnosis): unknown {
    return html`<p class="lead">${sentence(found.summary.slice(0, 4).join(' '))}</p>
      <div class="grid culprits">
        ${found.culprits.map(
          one => html`<article class="culprit w6">
            <h2>${say().culprits[one.code] ?? one.code}</h2>
            <p class=${isSupported(one) ? 'yes' : 'soft'}>${leverWords().says[one.verdict]}</p>
            ${bar(one.byReasons.share, isSupported(one))}
            <p class="small soft">
              ${leverWords().share(percent(one.byReasons.share?.value), interval(one.byReasons.share))}
            </p>
            ${one.byReasons.reasons.length
              ? html`<p class="small">${say().most}: ${one.byReasons.reasons.map(reason => reasonLabel(reason.reason)).join(', ')}</p>`
              : nothing}
            ${one.remedy ? html`<p><b>${say().do}:</b> ${one.remedy}</p>` : nothing}
          </article>`,
        )}
      </div>`;
  }

  private levers(found: Diagnosis): unknown {
    return html`<wn-figure
      class="changeable"
      .heading=${say().levers}
      .note=${say().note}
      .selection=${this.here.selection}
      .filters=${['outcome:lost']}
      path="diagnosis"
      .query=${apiQuery(this.here.selection)}
    >
      <div class="levers">
        <div class="row head" aria-hidden="true">
          <span>${say().lever}</span><span>${say().byReasons}</span><span>${say().explained}</span><span>${say().winBack}</span><span>${leverWords().supportedBy}</span>
        </div>
        ${byStrength(found.levers).map(one => this.lever(one))} ${this.other(say().outside, found.outside.share)}
        ${this.other(say().cannot, found.cannotTell.share)}
      </div>
    </wn-figure>`;
  }

  private lever(one: Verdict): unknown {
    const {byPattern, winBack} = one;
    return html`<details class="lever">
      <summary class="row">
        <b>${valueLabel('pointsTo', one.code)}</b>
        ${measure(one.byReasons.share, isSupported(one))}
        <span class="figures"><span class="key">${say().explained}: </span>${byPattern ? percent(Math.max(0, byPattern.explained.value)) : html`<span class="soft">${say().noPattern}</span>`}</span>
        <span class="figures"
          ><span class="key">${say().winBack}: </span>${winBack && winBack.rejections >= 0.5
            ? html`${say().deals(number(winBack.rejections))}<br /><span class="soft">${moneyList(winBack.lostAmount)}</span>`
            : '–'}</span
        >
        <span class="says ${isSupported(one) ? 'yes' : 'soft'}">${leverWords().short[one.verdict]}</span>
      </summary>
      <div class="evidence">
        ${one.remedy ? html`<p class="what">${one.remedy}</p>` : nothing}
        ${this.evidence(leverWords().for, one.evidenceFor)} ${this.evidence(leverWords().against, one.evidenceAgainst)}
        <p><a class="button" href=${recordsHref(this.here.selection, `pointsTo:${one.code}`)}>${say().records}</a></p>
      </div>
    </details>`;
  }

  private other(label: string, share: Interval | null): unknown {
    return html`<div class="row soft">
      <span>${label}</span>${measure(share, false)}
    </div>`;
  }

  private evidence(label: string, sentences: readonly string[]): unknown {
    return html`<div>
      <h3>${label}</h3>
      ${sentences.length ? html`<ul>${sentences.map(one => html`<li>${sentence(one)}</li>`)}</ul>` : html`<p class="soft">${say().none}</p>`}
    </div>`;
  }

  private limits({limits, pattern}: Diagnosis): unknown {
    const others = pattern?.unassigned.length ? say().unassigned(pattern.unassigned.map(dimensionLabel).join(', ')) : undefined;
    const newest = pattern?.from ? say().readOff(number(pattern.decided), day(pattern.from)) : undefined;
    if (!limits.length && !others && !newest) return nothing;
    return html`<section>
      <h2>${say().limits}</h2>
      <ul class="limits">
        ${limits.map(one => html`<li>${sentence(one.sentence)}</li>`)} ${newest ? html`<li>${newest}</li>` : nothing} ${others ? html`<li>${others}</li>` : nothing}
      </ul>
      ${pattern ? leftOut(pattern.leftOut) : nothing}
    </section>`;
  }
}

function bar(share: Interval | null, isStrong: boolean): unknown {
  if (!share) return nothing;
  const x = (value: number) => `${(100 * value).toFixed(2)}%`;
  return html`<span class="bar ${isStrong ? 'yes' : ''}" title=${interval(share)} aria-hidden="true"
    ><i style="width:${x(share.value)}"></i><i class="range" style="left:${x(share.low)};width:${x(share.high - share.low)}"></i
  ></span>`;
}

function measure(share: Interval | null, isStrong: boolean): unknown {
  return html`<span class="measure"><span>${bar(share, isStrong)}</span><span>${percent(share?.value)}</span></span>`;
}

customElements.define('wn-levers', WnLevers);
