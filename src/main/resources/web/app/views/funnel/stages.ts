import {css, html, LitElement, nothing} from 'lit';
import {Asked} from '../../api';
import {interval, number, percent} from '../../format';
import {texts} from '../../i18n';
import {NONE} from '../../labels';
import {apiQuery, formatFilter, href, recordsHref, type Selection} from '../../location';
import {empty, shown, stateStyles} from '../../states';
import {shared} from '../../styles';
import type {Interval, Summary} from '../../types';

const say = texts({
  en: {
    title: 'By stage', stage: 'Stage', lost: 'Lost there', days: 'Days there before the loss',
    entered: (n: string) => `${n} entered`, seen: (n: string) => `${n} last seen here`, share: (p: string, i: string) => `${p} (${i})`,
    median: (n: string) => `median ${n}`, of: (n: string, p90: string) => `of ${n}; nine of ten within ${p90}`, ofFew: (n: string) => `of ${n}`,
    notKnown: 'not known', link: (n: string, stage: string) => `${n} lost in ${stage}`,
    without: (n: string) => `${n} more lost from a stage that is not known`, onlyWithout: 'From which stage they were lost is not known',
    mostly: (share: string) => `Of ${share} of the lost ones the stage is not known. What is seen of the others says little about all, so no shares are shown.`,
    once: 'Of most of these records only one stage was ever seen, as in a single export. So not all that passed through a stage are known, and the stages are in order of size. The way fills in as the org is followed, or as exports are imported again.',
    connect: 'Bring data in',
    note: 'The coloured part was lost there. How many entered cannot be opened as records: a selection goes by the stage in which a record is or was lost.',
  },
  de: {
    title: 'Nach Phase', stage: 'Phase', lost: 'Dort verloren', days: 'Tage dort bis zum Verlust',
    entered: (n: string) => `${n} erreicht`, seen: (n: string) => `${n} zuletzt hier gesehen`, share: (p: string, i: string) => `${p} (${i})`,
    median: (n: string) => `Median ${n}`, of: (n: string, p90: string) => `von ${n}; neun von zehn binnen ${p90}`, ofFew: (n: string) => `von ${n}`,
    notKnown: 'nicht bekannt', link: (n: string, stage: string) => `${n} verloren in ${stage}`,
    without: (n: string) => `${n} weitere verloren in einer Phase, die nicht bekannt ist`, onlyWithout: 'In welcher Phase sie verloren gingen, ist nicht bekannt',
    mostly: (share: string) => `Bei ${share} der verlorenen ist die Phase nicht bekannt. Was von den übrigen zu sehen ist, sagt wenig über alle; deshalb stehen hier keine Anteile.`,
    once: 'Von den meisten dieser Datensätze wurde nur eine Phase je gesehen, wie in einem einzelnen Export. Deshalb sind nicht alle bekannt, die durch eine Phase gingen, und die Phasen stehen nach Größe. Der Weg füllt sich, wenn der Org gefolgt wird oder Exporte erneut eingespielt werden.',
    connect: 'Daten einspielen',
    note: 'Der farbige Teil ging dort verloren. Wie viele die Phase erreichten, lässt sich nicht als Datensätze öffnen: Eine Auswahl geht nach der Phase, in der ein Datensatz steht oder verloren ging.',
  },
});

interface Stage {
  readonly stage: string;
  readonly entered: number;
  readonly lost: number;
  readonly lostShare: Interval | null;
  readonly daysBeforeLoss: {readonly records: number; readonly median: number; readonly p90: number} | null;
}

/** What is known of all stages decides what is said of each. */
interface Known {
  readonly isWayUnknown: boolean;
  readonly isMostlyUnknown: boolean;
  readonly hasDays: boolean;
}

interface Funnel {
  readonly stages: readonly Stage[];
  readonly withoutStage: number;
}

/** Where hardly more stages than records were seen, no way through them is known. */
const STAGES_OF_A_WAY = 1.05;
/** Where the stage of more of the lost ones is not known, those of the others do not stand for all. */
const MOST_UNKNOWN = 0.5;
/** Fewer have no ninth of ten. */
const FEWEST_FOR_PERCENTILES = 10;

/** The stages with how many entered, how many were lost there, and after how many days. */
class WnStages extends LitElement {
  static properties = {selection: {attribute: false}};
  declare selection: Selection;
  private readonly funnel = new Asked<Funnel>(this);
  private readonly summary = new Asked<Summary>(this);

  static styles = [
    shared,
    stateStyles,
    css`
      th:first-child { width: 55%; padding-right: 1.5rem; }
      tbody th { color: var(--ink); font-weight: 600; }
      tbody th, td { padding-top: 0.75rem; padding-bottom: 0.75rem; }
      th:last-child, td:last-child { padding-right: 0; }
      .name { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin-bottom: 0.35rem; }
      .name span { font-weight: 400; }
      .bar { display: flex; height: 1.1rem; min-width: 2px; background: var(--calm-tint); border-radius: 3px; overflow: hidden; }
      .bar i { background: var(--loss); }
      td .small, td a { display: block; }
      td a { font-size: 1rem; font-weight: 600; width: fit-content; margin-left: auto; }
      .note { max-width: 60rem; margin-top: 0.75rem; }
      .way { border-left: 3px solid var(--calm); padding: 0.25rem 0 0.25rem 0.9rem; margin: 0 0 1rem; max-width: 60rem; }
      @media (max-width: 40rem) {
        th:first-child { width: 40%; padding-right: 0.75rem; }
        th:last-child, td:last-child { padding-right: 0; }
      .name { display: block; } .name span { display: block; }
      }
    `,
  ];

  render() {
    const query = apiQuery(this.selection);
    this.funnel.ask('funnel', query);
    this.summary.ask('summary', query);
    return html`<wn-figure
      .heading=${say().title}
      .selection=${this.selection}
      .filters=${['outcome:lost']}
      .path=${'funnel'}
      .query=${query}
    >
      ${shown(this.funnel, funnel =>
        funnel.stages.length || funnel.withoutStage ? this.table(funnel) : empty(undefined, {offerClear: true}),
      )}
    </wn-figure>`;
  }

  private table({stages, withoutStage}: Funnel): unknown {
    const most = Math.max(...stages.map(stage => stage.entered), 1);
    const isWayUnknown = this.isWayUnknown(stages);
    const lost = stages.reduce((sum, stage) => sum + stage.lost, withoutStage);
    const isMostlyUnknown = withoutStage > MOST_UNKNOWN * lost;
    const hasDays = stages.some(stage => stage.daysBeforeLoss);
    return html`${isMostlyUnknown && stages.length ? html`<p class="way small">${say().mostly(percent(withoutStage / lost))}</p>` : nothing}
      ${isWayUnknown
        ? html`<p class="way small">${say().once} <a href=${href({view: 'sync'})}>${say().connect}</a></p>`
        : nothing}
      ${stages.length
        ? html`<table>
            <thead>
              <tr>
                <th scope="col">${say().stage}</th>
                <th scope="col" class="number">${say().lost}</th>
                ${hasDays ? html`<th scope="col" class="number">${say().days}</th>` : nothing}
              </tr>
            </thead>
            <tbody>
              ${stages.map(stage => this.row(stage, most, {isWayUnknown, isMostlyUnknown, hasDays}))}
            </tbody>
          </table>`
        : nothing}
      ${withoutStage
        ? html`<p class="note small">
            <a href=${recordsHref(this.selection, 'outcome:lost', formatFilter('stageLostIn', [NONE]))}
              >${stages.length ? say().without(number(withoutStage)) : say().onlyWithout}</a
            >
          </p>`
        : nothing}
      ${stages.length ? html`<p class="note small soft">${say().note}</p>` : nothing}`;
  }

  private row(stage: Stage, most: number, known: Known): unknown {
    const {lost, entered, lostShare, daysBeforeLoss} = stage;
    const lostHere = recordsHref(this.selection, 'outcome:lost', formatFilter('stageLostIn', [stage.stage]));
    return html`<tr>
      <th scope="row">
        <div class="name">${stage.stage} <span class="soft figures">${known.isWayUnknown ? say().seen(number(entered)) : say().entered(number(entered))}</span></div>
        <div class="bar" style="width: ${(100 * entered) / most}%" aria-hidden="true">
          <i style="width: ${entered ? (100 * lost) / entered : 0}%"></i>
        </div>
      </th>
      <td class="number">
        ${lost
          ? html`<a href=${lostHere} aria-label=${say().link(number(lost), stage.stage)}>${number(lost)}</a>`
          : number(lost)}
        ${known.isMostlyUnknown ? nothing : html`<span class="small soft">${say().share(percent(lostShare?.value), interval(lostShare))}</span>`}
      </td>
      ${known.hasDays ? html`<td class="number">${this.days(daysBeforeLoss)}</td>` : nothing}
    </tr>`;
  }

  private days(days: Stage['daysBeforeLoss']): unknown {
    if (!days) return html`<span class="soft">${say().notKnown}</span>`;
    const of = days.records < FEWEST_FOR_PERCENTILES ? say().ofFew(number(days.records)) : say().of(number(days.records), number(days.p90));
    return html`${say().median(number(days.median))} <span class="small soft">${of}</span>`;
  }

  private isWayUnknown(stages: readonly Stage[]): boolean {
    const records = this.summary.value?.tally.records;
    const seen = stages.reduce((sum, stage) => sum + stage.entered, 0);
    return records !== undefined && seen > 0 && seen <= STAGES_OF_A_WAY * records;
  }
}

customElements.define('wn-stages', WnStages);
