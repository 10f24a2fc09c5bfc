import {css, html, LitElement, nothing} from 'lit';
import {interval, number, percent} from '../../format';
import {texts} from '../../i18n';
import type {Selection} from '../../location';
import {shared} from '../../styles';
import {afterAge, ages} from './ages';
import {cohortName, cohortRecords, type Cohort, type Cohorts, type Point, type Unit} from './cohort';
import type {Fate} from './cohort-lines';

const say = texts({
  en: {
    label: 'Cohorts by age', created: 'Created', records: 'Records', lost: 'Lost', won: 'Won', open: 'Open', all: 'All',
    cell: (i: string, n: string) => `${i}; ${n} records watched until then`, few: 'few records',
    ages: {lost: (units: string) => `Share lost, by ${units} since creation`, won: (units: string) => `Share won, by ${units} since creation`},
    units: {month: 'months', quarter: 'quarters', year: 'years'} as Record<Unit, string>,
    link: (n: string, what: string, when: string) => `${n} ${what}, created ${when}`,
    note: 'Counts open their records. The shares by age are estimates that count open records while they were watched; no selection of records has exactly them.',
    undated: (n: string) => `${n} records are in no cohort, as a date is missing; so totals do not open.`,
  },
  de: {
    label: 'Kohorten nach Alter', created: 'Angelegt', records: 'Datensätze', lost: 'Verloren', won: 'Gewonnen', open: 'Offen', all: 'Alle',
    cell: (i: string, n: string) => `${i}; ${n} Datensätze bis dahin beobachtet`, few: 'wenige Datensätze',
    ages: {lost: (units: string) => `Anteil verloren, nach ${units} seit der Anlage`, won: (units: string) => `Anteil gewonnen, nach ${units} seit der Anlage`},
    units: {month: 'Monaten', quarter: 'Quartalen', year: 'Jahren'},
    link: (n: string, what: string, when: string) => `${n} ${what}, angelegt ${when}`,
    note: 'Anzahlen öffnen ihre Datensätze. Die Anteile nach Alter sind Schätzungen, in denen offene Datensätze zählen, solange sie beobachtet wurden; keine Auswahl von Datensätzen hat genau sie.',
    undated: (n: string) => `${n} Datensätze sind in keiner Kohorte, weil ein Datum fehlt; Summen öffnen deshalb nicht.`,
  },
});

/** An interval wider than this says little. */
const WIDE = 0.2;
/** The darkest cell, in percent of its colour: text must stay readable on it. */
const DARKEST = 50;

/** A row for each cohort, and how many of it are lost or won by each age, as a heat map. */
class WnCohortTable extends LitElement {
  static properties = {selection: {attribute: false}, cohorts: {attribute: false}, fate: {}, last: {type: Number}};
  declare selection: Selection;
  declare cohorts: Cohorts;
  declare fate: Fate;
  declare last: number;

  static styles = [
    shared,
    css`
      table { width: auto; min-width: 100%; border-collapse: separate; border-spacing: 2px; }
      th, td { padding: 0.3rem 0.5rem; border: 0; white-space: nowrap; }
      thead th { vertical-align: bottom; }
      thead .age { text-align: center; }
      tbody th { position: sticky; left: 0; background: var(--surface); color: var(--ink); font-weight: 400; padding-left: 0; }
      tr.all th, tr.all td { font-weight: 600; }
      .share { text-align: center; border-radius: 3px; background: color-mix(in srgb, var(--of) calc(var(--much) * 1%), var(--surface)); }
      .share.few { outline: 1px dotted var(--calm); outline-offset: -1px; }
      .note { margin-top: 0.75rem; max-width: 60rem; }
    `,
  ];

  render() {
    const {all, cohorts, undated} = this.cohorts;
    const most = Math.max(...cohorts.flatMap(one => this.points(one).map(point => point[this.fate].value)), 0.01);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${say().label}>
        <table style="--of: var(${this.fate === 'lost' ? '--loss' : '--good'})">
          <thead>
            ${this.last > 0
              ? html`<tr>
                  <td colspan="5"></td>
                  <th scope="colgroup" class="age" colspan=${this.last}>${say().ages[this.fate](say().units[this.cohorts.interval])}</th>
                </tr>`
              : nothing}
            <tr>
              <th scope="col">${say().created}</th>
              <th scope="col" class="number">${say().records}</th>
              <th scope="col" class="number">${say().lost}</th>
              <th scope="col" class="number">${say().won}</th>
              <th scope="col" class="number">${say().open}</th>
              ${ages(this.last).slice(1).map(
                after => html`<th scope="col" class="age">
                  <span aria-hidden="true">${number(after)}</span>
                  <span class="hidden-text">${afterAge(after, this.cohorts.interval)}</span>
                </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${[...cohorts, all].map(cohort => this.row(cohort, most))}
          </tbody>
        </table>
      </div>
      <p class="note small soft">${say().note} ${undated ? say().undated(number(undated)) : nothing}</p>`;
  }

  private points(cohort: Cohort): readonly Point[] {
    return cohort.curve.slice(1, this.last + 1);
  }

  private row(cohort: Cohort, most: number): unknown {
    const name = cohort.start ? cohortName(cohort.start, this.cohorts.interval) : say().all;
    const points = this.points(cohort);
    return html`<tr class=${cohort.start ? '' : 'all'}>
      <th scope="row">${name}</th>
      ${this.count(cohort, name, say().records, cohort.records)}
      ${this.count(cohort, name, say().lost, cohort.lost, 'lost')}
      ${this.count(cohort, name, say().won, cohort.won, 'won')}
      ${this.count(cohort, name, say().open, cohort.open, 'open')}
      ${points.map(point => {
        const rate = point[this.fate];
        const isFew = rate.high - rate.low > WIDE;
        return html`<td
          class=${isFew ? 'share few' : 'share'}
          style="--much: ${Math.round((DARKEST * rate.value) / most)}"
          title=${say().cell(interval(rate), number(point.atRisk))}
        >
          ${percent(rate.value, 0)}${isFew ? html`<span class="hidden-text"> ${say().few}</span>` : nothing}
        </td>`;
      })}
      ${ages(this.last).slice(1 + points.length).map(() => html`<td></td>`)}
    </tr>`;
  }

  private count(cohort: Cohort, name: string, what: string, count: number, outcome?: 'lost' | 'won' | 'open'): unknown {
    // what is decided is selected with a date; what is open without one is in no cohort, but in no period either
    const isDated = outcome === 'lost' || outcome === 'won' || (outcome === 'open' && cohort.start !== null);
    const isSelectable = count > 0 && (isDated || this.cohorts.undated === 0);
    return html`<td class="number">
      ${isSelectable
        ? html`<a
            href=${cohortRecords(this.selection, cohort, this.cohorts.interval, outcome)}
            aria-label=${say().link(number(count), what, name)}
            >${number(count)}</a
          >`
        : number(count)}
    </td>`;
  }
}

customElements.define('wn-cohort-table', WnCohortTable);
