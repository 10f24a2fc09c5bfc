import {css, html, LitElement, nothing} from 'lit';
import './chart';
import {Asked} from './api';
import {chartParts, escaped, type ChartTable, type Token} from './chart';
import {day, interval, month, number, percent} from './format';
import {texts} from './i18n';
import {apiQuery, go, recordsHref, type Selection} from './location';
import {empty, shown, stateStyles} from './states';
import {shared} from './styles';
import type {Trend} from './types';

const say = texts({
  en: {
    label: 'Loss rate over time', start: 'From', rate: 'Loss rate', range: '95% interval', lost: 'Lost', decided: 'Decided',
    of: (lost: string, decided: string) => `${lost} of ${decided} lost`,
    few: (n: number) => `Times with fewer than ${n} decided are only in the table.`,
  },
  de: {
    label: 'Verlustquote im Lauf der Zeit', start: 'Ab', rate: 'Verlustquote', range: '95-%-Intervall', lost: 'Verloren',
    decided: 'Entschieden', of: (lost: string, decided: string) => `${lost} von ${decided} verloren`,
    few: (n: number) => `Zeiten mit weniger als ${n} Entschiedenen stehen nur in der Tabelle.`,
  },
});

type Step = 'week' | 'month' | 'quarter';
type Point = Trend['series'][number]['points'][number];

/** A rate of fewer says nothing, and would be all that one sees. */
const FEWEST = 5;

/** The loss rate over time, with its interval as a band. A click leads to the rejections of that time. */
class WnTrend extends LitElement {
  static properties = {heading: {}, note: {}, selection: {attribute: false}};
  declare heading: string;
  declare note: string;
  declare selection: Selection;
  private readonly trend = new Asked<Trend>(this);
  private drawnOf?: Trend;
  private option?: (token: Token) => object;

  static styles = [shared, stateStyles, css`:host { display: flex; } wn-figure { flex: 1; }`];

  render() {
    const step = stepOf(this.selection);
    const query = apiQuery(this.selection, {interval: step});
    this.trend.ask('trend', query);
    return html`<wn-figure .heading=${this.heading} .note=${this.note} .selection=${this.selection} .filters=${['outcome:won,lost']} path="trend" .query=${query}>
      ${shown(this.trend, trend => {
        const drawn = trend.series[0]?.points ?? [];
        if (!drawn.some(point => point.lossRate)) return empty();
        if (this.drawnOf !== trend) {
          this.drawnOf = trend;
          this.option = token => option(drawn, step, token);
        }
        return html`<wn-chart
          .label=${say().label}
          .height=${280}
          .option=${this.option}
          .table=${this.table(drawn, step)}
          @pick=${(event: CustomEvent<{dataIndex: number}>) => this.toRecords(drawn[event.detail.dataIndex], step)}
        ></wn-chart>
          ${drawn.some(isOfFew) ? html`<p class="small soft">${say().few(FEWEST)}</p>` : nothing}`;
      })}
    </wn-figure>`;
  }

  private table(drawn: readonly Point[], step: Step): ChartTable {
    return {
      columns: [say().start, say().rate, say().range, say().lost, say().decided],
      rows: drawn.map(point => ({
        cells: [
          name(point.start, step), percent(point.lossRate?.value), interval(point.lossRate), number(point.lost),
          number(point.lost + point.won),
        ],
        href: this.recordsOf(point, step),
      })),
    };
  }

  private recordsOf(point: Point, step: Step): string {
    const {from, to} = this.selection;
    const last = end(point.start, step);
    const first = from && from > point.start ? from : point.start;
    return recordsHref({...this.selection, from: first, to: to && to < last ? to : last}, 'outcome:lost');
  }

  private toRecords(point: Point | undefined, step: Step): void {
    if (point?.lost) go(this.recordsOf(point, step));
  }
}

function isOfFew({won, lost}: Point): boolean {
  return won + lost > 0 && won + lost < FEWEST;
}

function stepOf({from, to}: Selection): Step {
  if (!from || !to) return 'month';
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days <= 100 ? 'week' : days > 1_500 ? 'quarter' : 'month';
}

/** The last day of the step that begins at this day. */
function end(start: string, step: Step): string {
  const date = new Date(start + 'T00:00:00Z');
  if (step === 'week') date.setUTCDate(date.getUTCDate() + 6);
  else {
    date.setUTCMonth(date.getUTCMonth() + (step === 'month' ? 1 : 3));
    date.setUTCDate(date.getUTCDate() - 1);
  }
  return date.toISOString().slice(0, 10);
}

function name(start: string, step: Step): string {
  return step === 'month' ? month(start) : day(start);
}

function option(drawn: readonly Point[], step: Step, token: Token): object {
  const rates = drawn.map(point => (isOfFew(point) ? null : point.lossRate));
  const low = rates.map(rate => rate?.low ?? null);
  const width = rates.map(rate => (rate ? rate.high - rate.low : null));
  const band = {type: 'line', stack: 'interval', silent: true, symbol: 'none', lineStyle: {opacity: 0}};
  return {
    grid: {left: 8, right: 16, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel'},
    tooltip: {
      ...chartParts.tooltip(token),
      trigger: 'axis',
      formatter: (shownAt: readonly {dataIndex: number}[]) => {
        const point = drawn[shownAt[0].dataIndex];
        const counts = say().of(number(point.lost), number(point.lost + point.won));
        return `<b>${escaped(name(point.start, step))}</b><br>${escaped(percent(point.lossRate?.value))} (${escaped(interval(point.lossRate))})<br>${escaped(counts)}`;
      },
    },
    xAxis: {
      type: 'category',
      data: drawn.map(point => name(point.start, step)),
      boundaryGap: false,
      axisLabel: {...chartParts.axisLabel(token), hideOverlap: true, showMinLabel: true, showMaxLabel: true, alignMinLabel: 'left', alignMaxLabel: 'right'},
      axisLine: chartParts.axisLine(token),
      axisTick: {show: false},
    },
    yAxis: {
      type: 'value', min: 0, max: 1, interval: 0.25,
      axisLabel: {...chartParts.axisLabel(token), formatter: (value: number) => percent(value, 0)},
      splitLine: chartParts.splitLine(token),
    },
    series: [
      {...band, data: low},
      {...band, data: width, areaStyle: {color: token('--loss-tint'), opacity: 1}},
      {
        type: 'line',
        data: rates.map(rate => rate?.value ?? null),
        symbol: 'circle', symbolSize: 7, showSymbol: drawn.length <= 60, triggerLineEvent: true,
        lineStyle: {color: token('--loss'), width: 2},
        itemStyle: {color: token('--loss')},
        z: 3,
      },
    ],
  };
}

customElements.define('wn-trend', WnTrend);
