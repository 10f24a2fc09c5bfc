import {css, html, LitElement, nothing} from 'lit';
import {Asked} from '../../api';
import {prepareToDraw} from '../../chart';
import {texts} from '../../i18n';
import {Here, href, type Selection} from '../../location';
import {empty, shown, stateStyles} from '../../states';
import {shared} from '../../styles';
import {cohortsQuery, lastAge, UNITS, type Cohorts, type Unit} from './cohort';
import './cohort-areas';
import './cohort-lines';
import './cohort-table';

const say = texts({
  en: {
    title: 'By age', all: 'What becomes of them', each: 'Cohort by cohort',
    lede: 'Records by the time since they were created; here the period is that of their creation. Open ones count as open for as long as they were watched.',
    interval: 'Intervals', fate: 'Share that is',
    units: {month: 'Months', quarter: 'Quarters', year: 'Years'} as Record<Unit, string>,
    lost: 'Lost', won: 'Won',
    noShares: 'There are no shares where the filters follow from the outcome, such as a reason: all of these were lost.',
    allNote: 'Share of all records that is lost, still open and won by each age.',
    eachNote: {
      lost: 'Share that is lost by each age, by the time of creation. Dotted cells rest on few records.',
      won: 'Share that is won by each age, by the time of creation. Dotted cells rest on few records.',
    },
  },
  de: {
    title: 'Nach Alter', all: 'Was aus ihnen wird', each: 'Kohorte für Kohorte',
    lede: 'Datensätze nach der Zeit seit ihrer Anlage; der Zeitraum ist hier der ihrer Anlage. Offene zählen als offen, solange sie beobachtet wurden.',
    interval: 'Zeitschritte', fate: 'Anteil',
    units: {month: 'Monate', quarter: 'Quartale', year: 'Jahre'},
    lost: 'Verloren', won: 'Gewonnen',
    noShares: 'Es gibt keine Anteile, wo Filter aus dem Ausgang folgen, etwa ein Grund: Diese gingen alle verloren.',
    allNote: 'Anteil aller Datensätze, der in jedem Alter verloren, noch offen und gewonnen ist.',
    eachNote: {
      lost: 'Anteil, der in jedem Alter verloren ist, nach dem Zeitpunkt der Anlage. Gepunktete Zellen beruhen auf wenigen Datensätzen.',
      won: 'Anteil, der in jedem Alter gewonnen ist, nach dem Zeitpunkt der Anlage. Gepunktete Zellen beruhen auf wenigen Datensätzen.',
    },
  },
});

/** What becomes of records by the time of their creation: all together as areas, each cohort as a line and a row. */
class WnCohorts extends LitElement {
  static properties = {selection: {attribute: false}};
  declare selection: Selection;
  private readonly here = new Here(this);
  private readonly cohorts = new Asked<Cohorts>(this);

  static styles = [
    shared,
    stateStyles,
    css`
      .head { display: flex; flex-wrap: wrap; gap: 0.75rem 2rem; align-items: end; margin: 1rem 0; }
      .head > div:first-child { flex: 1 1 20rem; }
      .lede { margin-top: 0.25rem; max-width: 45rem; }
      .choice { display: flex; flex-wrap: wrap; gap: 0.25rem; align-items: center; }
      .choice a[aria-current] { background: var(--calm-tint); font-weight: 600; }
      wn-cohort-lines { margin-bottom: 1.5rem; }
    `,
  ];

  render() {
    prepareToDraw();
    const unit = UNITS.find(one => one === this.here.own.interval) ?? 'quarter';
    const fate = this.here.own.fate === 'won' ? 'won' : 'lost';
    const query = cohortsQuery(this.selection, unit);
    this.cohorts.ask('cohorts', query);
    return html`<div class="head">
        <div>
          <h2>${say().title}</h2>
          <p class="lede small soft">${say().lede}</p>
        </div>
        <div class="choice" role="group" aria-label=${say().interval}>
          ${UNITS.map(one => choice(say().units[one], {interval: one}, one === unit))}
        </div>
        <div class="choice" role="group" aria-label=${say().fate}>
          ${choice(say().lost, {fate: null}, fate === 'lost')} ${choice(say().won, {fate: 'won'}, fate === 'won')}
        </div>
      </div>
      ${shown(this.cohorts, cohorts => {
        if (!cohorts.cohorts.length) return empty(undefined, {offerClear: true});
        const last = lastAge(cohorts);
        const created: Selection = {...this.selection, basis: 'created'};
        const hasShares = cohorts.all.curve.length > 1;
        return html`<div class="stack">
          ${hasShares ? nothing : empty(say().noShares)}
          <wn-figure
            ?hidden=${!hasShares}
            .heading=${say().all}
            .note=${say().allNote}
            .selection=${created}
            .path=${'cohorts'}
            .query=${query}
          >
            <wn-cohort-areas .all=${cohorts.all} .unit=${cohorts.interval} .last=${last}></wn-cohort-areas>
          </wn-figure>
          <wn-figure
            .heading=${say().each}
            .note=${say().eachNote[fate]}
            .selection=${created}
            .filters=${[`outcome:${fate}`]}
            .path=${'cohorts'}
            .query=${query}
          >
            <wn-cohort-lines ?hidden=${!hasShares} .selection=${this.selection} .cohorts=${cohorts} .fate=${fate} .last=${last}></wn-cohort-lines>
            <wn-cohort-table .selection=${this.selection} .cohorts=${cohorts} .fate=${fate} .last=${last}></wn-cohort-table>
          </wn-figure>
        </div>`;
      })}`;
  }
}

function choice(label: string, own: Record<string, string | null>, isChosen: boolean): unknown {
  return html`<a class="button plain" href=${href({own})} aria-current=${isChosen ? 'true' : nothing}>${label}</a>`;
}

customElements.define('wn-cohorts', WnCohorts);
