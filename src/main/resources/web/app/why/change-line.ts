import type {EChartsCoreOption} from 'echarts/core';
import {html, LitElement} from 'lit';
import {chartParts, escaped, type ChartTable, type Token} from '../chart';
import '../figure';
import {day, number, percent} from '../format';
import {locale, texts} from '../i18n';
import {apiQuery, recordsHref, type Selection} from '../location';
import {shared} from '../styles';
import type {Trend} from '../types';
import type {Changes, Stretch} from './types';

const say = texts({
  en: {
    title: 'Week by week', none: (weeks: number) => `In ${weeks} weeks no point was found from which on the loss rate was another.`,
    some: (dates: string) => `The loss rate was another from ${dates} on; bands say how sure that date is.`, and: ' and ',
    period: 'Period', baseline: 'Baseline', week: (date: string) => `Week of ${date}`, of: (lost: string, all: string) => `${lost} of ${all} lost`,
    stretch: 'From', to: 'To', rate: 'Loss rate', lost: 'Lost', decided: 'Decided',
  },
  de: {
    title: 'Woche für Woche', none: (weeks: number) => `In ${weeks} Wochen fand sich kein Punkt, von dem an die Verlustquote eine andere war.`,
    some: (dates: string) => `Die Verlustquote war ab ${dates} eine andere; Bänder sagen, wie sicher dieses Datum ist.`, and: ' und ',
    period: 'Zeitraum', baseline: 'Vergleich', week: (date: string) => `Woche vom ${date}`, of: (lost: string, all: string) => `${lost} von ${all} verloren`,
    stretch: 'Von', to: 'Bis', rate: 'Verlustquote', lost: 'Verloren', decided: 'Entschieden',
  },
});

/** The loss rate of each week as dots, those of stretches between change points as steps, over all time. */
class WnChangeLine extends LitElement {
  static properties = {changes: {attribute: false}, weeks: {attribute: false}, selection: {attribute: false}};
  declare changes: Changes;
  declare weeks: Trend;
  declare selection: Selection;
  private drawnOf?: Trend;
  private drawn?: (token: Token) => EChartsCoreOption;
  static styles = [shared];

  render() {
    const {changes} = this;
    const points = (this.weeks.series[0]?.points ?? []).filter(point => point.lost + point.won > 0);
    if (points.length < 2) return '';
    const dates = changes.changePoints.map(one => day(one.at));
    const note = dates.length ? say().some(dates.join(say().and)) : say().none(changes.weeks);
    if (this.drawnOf !== this.weeks) {
      this.drawnOf = this.weeks;
      this.drawn = token => this.option(token, points);
    }
    const open = {...this.selection, from: undefined, to: undefined};
    return html`<wn-figure
      style="margin-top: var(--gap)"
      .heading=${say().title}
      .note=${note}
      .selection=${open}
      .filters=${['outcome:won,lost']}
      .path=${'trend'}
      .query=${apiQuery(open, {interval: 'week'})}
    >
      <wn-chart
        .label=${`${say().title}. ${note}`}
        .height=${260}
        .option=${this.drawn}
        .table=${this.table(points)}
      ></wn-chart>
    </wn-figure>`;
  }

  private stretches(points: Trend['series'][number]['points']): Stretch[] {
    const {changePoints} = this.changes;
    if (changePoints.length) return [changePoints[0].before, ...changePoints.map(one => one.after)];
    const lost = points.reduce((sum, one) => sum + one.lost, 0);
    const decided = points.reduce((sum, one) => sum + one.lost + one.won, 0);
    const rate = lost / decided;
    return [{from: points[0].start, to: sunday(points[points.length - 1].start), lost, decided, lossRate: {value: rate, low: rate, high: rate}}];
  }

  private option(token: Token, points: Trend['series'][number]['points']): EChartsCoreOption {
    const {period, baseline, changePoints} = this.changes;
    const most = Math.max(...points.map(one => one.lost + one.won));
    const band = (name: string, span: {from: string; to: string}, position: string) => [
      {name, xAxis: span.from, label: {position}, itemStyle: {color: token('--calm-tint'), opacity: 0.55}}, {xAxis: span.to},
    ];
    const unsure = changePoints.map(one => [
      {xAxis: one.earliest, itemStyle: {color: token('--loss'), opacity: 0.15}}, {xAxis: one.latest},
    ]);
    return {
      grid: {left: 8, right: 16, top: 28, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel'},
      xAxis: {type: 'time', axisLabel: {...chartParts.axisLabel(token), hideOverlap: true, formatter: tick}, axisLine: chartParts.axisLine(token), splitLine: {show: false}},
      yAxis: {
        type: 'value', min: 0, max: 1, interval: 0.25, splitLine: chartParts.splitLine(token),
        axisLabel: {...chartParts.axisLabel(token), formatter: (value: number) => percent(value, 0)},
      },
      tooltip: {
        ...chartParts.tooltip(token), trigger: 'item',
        formatter: ({data}: {data: [string, number, number, number]}) =>
          escaped(`${say().week(day(data[0]))}: ${percent(data[1])}, ${say().of(number(data[2]), number(data[3]))}`),
      },
      series: [
        {
          type: 'scatter', data: points.map(one => [one.start, one.lossRate?.value ?? 0, one.lost, one.lost + one.won]),
          symbolSize: (data: number[]) => 3 + 6 * Math.sqrt(data[3] / most), itemStyle: {color: token('--calm'), opacity: 0.6},
          markArea: {
            silent: true, label: {color: token('--soft'), fontSize: 14, offset: [0, -24]},
            // the names begin where the bands meet: on a narrow screen they are longer than these
            data: [
              band(say().baseline, baseline, 'insideTopRight'), band(say().period, period, 'insideTopLeft'), ...unsure,
            ],
          },
        },
        {
          type: 'line', symbol: 'none', silent: true, lineStyle: {color: token('--loss'), width: 2.5}, connectNulls: false, tooltip: {show: false},
          data: this.stretches(points).flatMap(one => [[one.from, one.lossRate.value], [one.to, one.lossRate.value], [one.to, '-']]),
        },
      ],
    };
  }

  private table(points: Trend['series'][number]['points']): ChartTable {
    return {
      columns: [say().stretch, say().to, say().rate, say().lost, say().decided],
      rows: this.stretches(points).map(one => ({
        cells: [day(one.from), day(one.to), percent(one.lossRate.value), number(one.lost), number(one.decided)],
        href: recordsHref({...this.selection, from: one.from, to: one.to}),
      })),
    };
  }
}

/** The last day of the week that begins at this Monday. */
function sunday(monday: string): string {
  return new Date(Date.parse(monday) + 6 * 86_400_000).toISOString().slice(0, 10);
}

/** Months, and the year where it begins. */
function tick(time: number): string {
  const date = new Date(time);
  const isYear = date.getMonth() === 0;
  return date.toLocaleDateString(locale(), isYear ? {year: 'numeric'} : {month: 'short'});
}

customElements.define('wn-change-line', WnChangeLine);
