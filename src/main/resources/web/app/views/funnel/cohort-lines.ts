import {css, html, LitElement} from 'lit';
import {chartParts, escaped, type Token} from '../../chart';
import {interval, percent} from '../../format';
import {texts} from '../../i18n';
import {go, type Selection} from '../../location';
import {shared} from '../../styles';
import {afterAge, ageAxis, AXIS_SPACE} from './ages';
import {cohortName, cohortRecords, type Cohort, type Cohorts, type Unit} from './cohort';

const say = texts({
  en: {label: {lost: 'Share lost by age, a line for each cohort', won: 'Share won by age, a line for each cohort'}, all: 'all', key: 'Thick: all together, with their interval. Thin: the cohorts; the paler, the older. A click opens the records.'},
  de: {label: {lost: 'Anteil verloren nach Alter, eine Linie je Kohorte', won: 'Anteil gewonnen nach Alter, eine Linie je Kohorte'}, all: 'alle', key: 'Dick: alle zusammen, mit ihrem Intervall. Dünn: die Kohorten, je blasser, desto älter. Ein Klick öffnet die Datensätze.'},
});

export type Fate = 'lost' | 'won';

/** A line for each cohort, and a thick one with its interval for all together. */
class WnCohortLines extends LitElement {
  static properties = {selection: {attribute: false}, cohorts: {attribute: false}, fate: {}, last: {type: Number}};
  declare selection: Selection;
  declare cohorts: Cohorts;
  declare fate: Fate;
  declare last: number;

  static styles = [shared, css`p { margin-bottom: 0.25rem; }`];

  render() {
    const {cohorts, fate, last} = this;
    return html`<p class="small soft">${say().key}</p>
      <wn-chart
        .label=${say().label[fate]}
        .height=${300}
        .option=${(token: Token) => option(token, cohorts, fate, last)}
        @pick=${this.open}
      ></wn-chart>`;
  }

  private open(event: CustomEvent<{seriesId?: string}>): void {
    const {all, cohorts, interval: unit} = this.cohorts;
    const cohort = [all, ...cohorts].find(one => idOf(one) === event.detail.seriesId);
    if (cohort) go(cohortRecords(this.selection, cohort, unit, this.fate));
  }
}

function option(token: Token, {all, cohorts, interval: unit}: Cohorts, fate: Fate, last: number) {
  const colour = token(fate === 'lost' ? '--loss' : '--good');
  const known = all.curve.slice(0, last + 1);
  const bound = (data: readonly number[], areaStyle?: object) => ({
    type: 'line', stack: 'interval', symbol: 'none', silent: true, lineStyle: {width: 0}, areaStyle, data,
    tooltip: {show: false},
  });
  return {
    grid: {left: 4, right: 16, top: 12, bottom: AXIS_SPACE, containLabel: true},
    tooltip: {
      ...chartParts.tooltip(token),
      trigger: 'item',
      formatter: ({seriesId, dataIndex}: {seriesId: string; dataIndex: number}) =>
        tip([all, ...cohorts].find(one => idOf(one) === seriesId), dataIndex, fate, unit),
    },
    xAxis: ageAxis(token, last, unit),
    yAxis: {
      type: 'value',
      min: 0,
      axisLabel: {...chartParts.axisLabel(token), formatter: (value: number) => percent(value, 0)},
      splitLine: chartParts.splitLine(token),
    },
    series: [
      bound(known.map(point => point[fate].low)),
      bound(known.map(point => point[fate].high - point[fate].low), {color: colour, opacity: 0.18}),
      ...cohorts
        .filter(cohort => cohort.curve.length > 1)
        .map((cohort, i, shownOnes) => line(cohort, fate, last, {
          color: token('--ink'), width: 1.25, opacity: 0.18 + (0.62 * i) / Math.max(1, shownOnes.length - 1),
        })),
      line(all, fate, last, {color: colour, width: 3, opacity: 1}),
    ],
  };
}

function line(cohort: Cohort, fate: Fate, last: number, style: {color: string; width: number; opacity: number}) {
  return {
    type: 'line',
    id: idOf(cohort),
    triggerLineEvent: true,
    cursor: 'pointer',
    symbol: 'circle',
    symbolSize: style.width + 5,
    showAllSymbol: true,
    itemStyle: {color: style.color, opacity: style.width > 2 ? 1 : 0},
    lineStyle: style,
    emphasis: {lineStyle: {width: style.width + 1, opacity: 1}, itemStyle: {opacity: 1}},
    data: cohort.curve.slice(0, last + 1).map(point => point[fate].value),
  };
}

function tip(cohort: Cohort | undefined, after: number | undefined, fate: Fate, unit: Unit): string {
  const point = cohort?.curve[after ?? -1];
  if (!cohort) return '';
  const name = `<strong>${escaped(cohort.start ? cohortName(cohort.start, unit) : say().all)}</strong>`;
  if (!point) return name;
  return `${name}<br>${escaped(`${afterAge(point.after, unit)}: ${percent(point[fate].value)} (${interval(point[fate])})`)}`;
}

function idOf(cohort: Cohort): string {
  return cohort.start ?? 'all';
}

customElements.define('wn-cohort-lines', WnCohortLines);
