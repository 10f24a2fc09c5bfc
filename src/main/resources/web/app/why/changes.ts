import {css, html, LitElement, nothing} from 'lit';
import {Asked, get} from '../api';
import {prepareToDraw} from '../chart';
import '../figure';
import {day, interval, number, percent, points, sentence} from '../format';
import {language, texts} from '../i18n';
import {dimensionLabel, valueLabel} from '../labels';
import {apiQuery, formatFilter, go, Here, href, narrowed, recordsHref, type Selection} from '../location';
import {empty, shown, stateStyles} from '../states';
import {shared} from '../styles';
import type {Trend} from '../types';
import {probability} from '../who/words';
import './change-line';
import {lastMonths, yearBefore, type Days} from './periods';
import {sectionStyles} from './styles';
import {leftOut} from './told';
import type {Carrier, Changes, Split} from './types';
import './waterfall';
import type {Step} from './waterfall';

const say = texts({
  en: {
    last: 'These are the last six whole months; pick another period above.', to: 'to', against: 'Compared with', before: 'the time just before', year: 'the same time a year before', own: 'days of your own',
    baselineFrom: 'Baseline from', span: (from: string, to: string) => `${from} to ${to}`,
    moved: 'From one loss rate to the other', then: 'Before', now: 'Now', by: 'Split by', mix: 'another mix of groups',
    rest: 'all other groups', small: (n: number) => `${n} small groups`, note: 'In percentage points. Bars of groups are what their own loss rate made of the change.',
    carriers: 'Groups that carry it', carriersNote: 'They changed in another way than the rest; together they need not add up.', noCarriers: 'No single group changed more than the rest for sure.',
    group: 'Group', what: 'What changed', effect: 'Makes of the change', rate: (a: string, b: string) => `lost ${a}, now ${b}`,
    share: (a: string, b: string) => `was ${a} of all, now ${b}`,
    nothing: 'Nothing was decided in one of the two periods, so nothing can be compared.',
  },
  de: {
    last: 'Das sind die letzten sechs ganzen Monate; oben lässt sich ein anderer Zeitraum wählen.', to: 'bis', against: 'Verglichen mit', before: 'der Zeit unmittelbar davor', year: 'derselben Zeit ein Jahr zuvor', own: 'eigenen Tagen',
    baselineFrom: 'Vergleich von', span: (from: string, to: string) => `${from} bis ${to}`,
    moved: 'Von einer Verlustquote zur anderen', then: 'Vorher', now: 'Jetzt', by: 'Zerlegt nach', mix: 'andere Mischung der Gruppen',
    rest: 'alle anderen Gruppen', small: (n: number) => `${n} kleine Gruppen`, note: 'In Prozentpunkten. Balken von Gruppen sind, was deren eigene Verlustquote an der Änderung ausmacht.',
    carriers: 'Gruppen, die sie tragen', carriersNote: 'Sie änderten sich anders als der Rest; zusammen müssen sie nichts Ganzes ergeben.', noCarriers: 'Keine einzelne Gruppe änderte sich sicher mehr als der Rest.',
    group: 'Gruppe', what: 'Was sich änderte', effect: 'Macht an der Änderung', rate: (a: string, b: string) => `verloren ${a}, jetzt ${b}`,
    share: (a: string, b: string) => `war ${a} von allen, jetzt ${b}`,
    nothing: 'In einem der beiden Zeiträume wurde nichts entschieden, daher gibt es nichts zu vergleichen.',
  },
});

interface Found {
  readonly changes: Changes;
  readonly weeks: Trend;
  readonly query: URLSearchParams;
}

/** Why the loss rate of a period is another than that of a baseline, and since when. */
class WnChanges extends LitElement {
  private readonly here = new Here(this);
  private readonly months = new Asked<Trend>(this);
  private readonly found = new Asked<Found>(this);

  static styles = [
    shared,
    stateStyles,
    sectionStyles,
    css`
      .sides { display: flex; flex-wrap: wrap; gap: 0.5rem 2.5rem; margin: 1rem 0 2rem; align-items: end; }
      .sides b { display: block; font: 600 2.25rem/1.1 var(--serif); font-variant-numeric: tabular-nums; }
      .sides .now b { color: var(--tone); }
      .split { display: flex; align-items: center; gap: 0.5rem; margin-bottom: 0.75rem; font-size: var(--small); }
      .side { align-self: start; }
      .below { margin-top: 1rem; }
      .last { padding-bottom: 0.5rem; }
      th .soft { font-weight: 400; }
      td.effect { white-space: nowrap; }
      td b { font-weight: 600; }
    `,
  ];

  render() {
    prepareToDraw();
    const {from, to} = this.here.selection;
    if (from && to) return this.period({from, to});
    const open = {...this.here.selection, from: undefined, to: undefined};
    this.months.ask('trend', apiQuery(open, {interval: 'month'}));
    return shown(this.months, months => {
      const days = lastMonths(months);
      return days ? this.period(days) : empty(undefined, {offerClear: true});
    });
  }

  private period(period: Days): unknown {
    const selection: Selection = {...this.here.selection, ...period};
    const {baselineFrom, baselineTo} = this.here.own;
    const baseline = baselineFrom && baselineTo ? {baselineFrom, baselineTo} : {};
    const query = apiQuery(selection, {...baseline, limit: 6});
    this.found.run(`${language()} ${query}`, async () => {
      const [changes, weeks] = await Promise.all([
        get<Changes>('changes', query, this.found.asking),
        get<Trend>('trend', apiQuery({...selection, from: undefined, to: undefined}, {interval: 'week'}), this.found.asking),
      ]);
      return {changes, weeks, query};
    });
    return html`${this.controls(period)} ${shown(this.found, found => this.answer(found, selection))}`;
  }

  private controls(period: Days): unknown {
    const {baselineFrom = '', baselineTo = ''} = this.here.own;
    const year = yearBefore(period);
    const kind = !baselineFrom && !baselineTo ? '' : baselineFrom === year.from && baselineTo === year.to ? 'year' : 'own';
    const value = (event: Event) => (event.target as HTMLInputElement).value;
    const setBaseline = (days: Days | null) =>
      go(href({own: {baselineFrom: days?.from ?? null, baselineTo: days?.to ?? null}}));
    const choose = (which: string) =>
      setBaseline(which === 'year' ? year : which === 'own' ? {from: year.from, to: dayBefore(period.from)} : null);
    return html`<div class="top">
      <label
        >${say().against}
        <select id="baseline" @change=${(event: Event) => choose(value(event))}>
          <option value="" ?selected=${kind === ''}>${say().before}</option>
          <option value="year" ?selected=${kind === 'year'}>${say().year}</option>
          <option value="own" ?selected=${kind === 'own'}>${say().own}</option>
        </select>
      </label>
      ${kind === 'own'
        ? html`<label
              >${say().baselineFrom}<input
                type="date"
                .value=${baselineFrom}
                @change=${(event: Event) => value(event) && setBaseline({from: value(event), to: baselineTo})} /></label
            ><label
              >${say().to}<input
                type="date"
                .value=${baselineTo}
                @change=${(event: Event) => value(event) && setBaseline({from: baselineFrom, to: value(event)})}
            /></label>`
        : nothing}
      ${this.here.selection.from && this.here.selection.to ? nothing : html`<p class="last small soft">${say().last}</p>`}
    </div>`;
  }

  private answer({changes, weeks, query}: Found, selection: Selection): unknown {
    const {period, baseline, difference} = changes;
    const chosen = changes.dimensions.find(one => one.name === this.here.own.by) ?? changes.dimensions[0];
    const before = {...selection, from: baseline.from, to: baseline.to};
    const side = (span: Changes['period'], which: string, of: Selection) => html`<p class=${which}>
      <span class="small soft">${say().span(day(span.from), day(span.to))}</span>
      <b>${percent(span.tally.lossRate?.value)}</b>
      <a class="small figures" href=${recordsHref(of, 'outcome:lost')}>${number(span.tally.lost)}</a
      ><span class="small soft figures"> / ${number(span.tally.lost + span.tally.won)}; ${interval(span.tally.lossRate)}</span>
    </p>`;
    return html`<p class="lead">${sentence(changes.summary.slice(0, 2).join(' '))}</p>
      <div class="sides" style="--tone:var(${!difference || (difference.low <= 0 && difference.high >= 0) ? '--ink' : difference.value > 0 ? '--loss' : '--good'})">
        ${side(baseline, 'then', before)} ${side(period, 'now', selection)}
      </div>
      ${difference
        ? html`<div class="grid">
            <wn-figure
              class="w6"
              .heading=${say().moved}
              .note=${say().note}
              .selection=${selection}
              .path=${'changes'}
              .query=${query}
            >
              ${chosen ? this.split(changes, chosen, selection) : nothing}
            </wn-figure>
            <wn-figure
              class="w6 side"
              .heading=${say().carriers}
              .note=${say().carriersNote}
              .selection=${selection}
              .path=${'changes'}
              .query=${query}
              >${this.carriers(changes.carriers, selection)}</wn-figure
            >
          </div>`
        : empty(say().nothing, {offerClear: true})}
      <wn-change-line .changes=${changes} .weeks=${weeks} .selection=${selection}></wn-change-line>
      <div class="below">${leftOut(changes.leftOut)}</div>`;
  }

  private split(changes: Changes, split: Split, selection: Selection): unknown {
    const groups = [...split.groups].sort((a, b) => Math.abs(b.rate) - Math.abs(a.rate));
    const rest = split.rate.value - groups.reduce((sum, one) => sum + one.rate, 0);
    const {period, baseline} = changes;
    const steps: Step[] = [
      {label: say().then, rate: baseline.tally.lossRate!.value},
      ...groups.map(one => ({
        label: one.value === null ? say().small(one.values) : valueLabel(split.name, one.value),
        by: one.rate,
        href: one.value === null ? undefined : recordsHref(narrowed(selection, split.name, one.value)),
      })),
      ...(split.truncated ? [{label: say().rest, by: rest}] : []),
      {label: say().mix, by: split.mix.value},
      {label: say().now, rate: period.tally.lossRate!.value},
    ];
    return html`<label class="split"
        ><span class="soft">${say().by}</span>
        <select id="by" @change=${(event: Event) => go(href({own: {by: (event.target as HTMLSelectElement).value}}))}>
          ${changes.dimensions.map(one => html`<option value=${one.name} ?selected=${one === split}>${dimensionLabel(one.name)}</option>`)}
        </select>
      </label>
      <wn-waterfall .steps=${steps}></wn-waterfall>`;
  }

  private carriers(all: readonly Carrier[], selection: Selection): unknown {
    if (!all.length) return html`<p class="soft">${say().noCarriers}</p>`;
    const rate = (part: Carrier['period'], kind: Carrier['kind']) => percent((kind === 'rate' ? part.lossRate : part.share)?.value, 0);
    return html`<div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${say().group}</th>
            <th scope="col">${say().what}</th>
            <th scope="col" class="number">${say().effect}</th>
          </tr>
        </thead>
        <tbody>
          ${all.slice(0, 8).map(
            one => html`<tr>
              <th scope="row">
                <a href=${recordsHref({...selection, filter: [...selection.filter, formatFilter(one.dimension, [one.value])]})}
                  >${valueLabel(one.dimension, one.value)}</a
                ><br /><span class="soft">${dimensionLabel(one.dimension)}</span>
              </th>
              <td>${(one.kind === 'rate' ? say().rate : say().share)(rate(one.baseline, one.kind), rate(one.period, one.kind))}</td>
              <td class="number effect" title=${`q ${probability(one.qValue)}`}>
                <b>${points(one.effect.value)}</b><br /><span class="soft">${points(one.effect.low)} … ${points(one.effect.high)}</span>
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

customElements.define('wn-changes', WnChanges);
