import {css, html, LitElement} from 'lit';
import {chartParts, escaped, type Token} from '../../chart';
import {interval, number, percent} from '../../format';
import {texts} from '../../i18n';
import {shared} from '../../styles';
import {afterAge, ageAxis, AXIS_SPACE} from './ages';
import type {Cohort, Point, Unit} from './cohort';

const say = texts({
  en: {lost: 'lost', open: 'still open', won: 'won', label: 'Lost, still open and won by age', age: 'Age', watched: 'Still watched', watching: (n: string) => `${n} records watched until then`},
  de: {lost: 'verloren', open: 'noch offen', won: 'gewonnen', label: 'Verloren, noch offen und gewonnen nach Alter', age: 'Alter', watched: 'Noch beobachtet', watching: (n: string) => `${n} Datensätze bis dahin beobachtet`},
});

/** All cohorts together: the shares that are lost, open and won by each age fill the height. */
class WnCohortAreas extends LitElement {
  static properties = {all: {attribute: false}, unit: {}, last: {type: Number}};
  declare all: Cohort;
  declare unit: Unit;
  declare last: number;

  static styles = [
    shared,
    css`
      ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-bottom: 0.5rem; }
      li { display: inline-flex; align-items: center; gap: 0.4rem; }
      li::before { content: ''; width: 0.9rem; height: 0.9rem; border-radius: 3px; background: color-mix(in srgb, var(--of) 35%, var(--surface)); border: 1px solid var(--of); }
    `,
  ];

  render() {
    const points = this.all.curve.slice(0, this.last + 1);
    const key = say();
    return html`<ul class="plain small">
        <li style="--of: var(--good)">${key.won}</li>
        <li style="--of: var(--calm)">${key.open}</li>
        <li style="--of: var(--loss)">${key.lost}</li>
      </ul>
      <wn-chart
        .label=${key.label}
        .height=${280}
        .option=${(token: Token) => option(token, points, this.unit)}
        .table=${{
          columns: [key.age, key.lost, key.open, key.won, key.watched],
          rows: points.map(point => ({
            cells: [
              afterAge(point.after, this.unit),
              `${percent(point.lost.value)} (${interval(point.lost)})`,
              percent(point.open),
              `${percent(point.won.value)} (${interval(point.won)})`,
              number(point.atRisk),
            ],
          })),
        }}
      ></wn-chart>`;
  }
}

function option(token: Token, points: readonly Point[], unit: Unit) {
  const area = (name: string, colour: string, edge: string | undefined, opacity: number, share: (point: Point) => number) => ({
    type: 'line',
    name,
    stack: 'all',
    symbol: 'none',
    lineStyle: {width: edge ? 2 : 0, color: edge},
    areaStyle: {color: colour, opacity},
    emphasis: {disabled: true},
    data: points.map(share),
  });
  return {
    grid: {left: 4, right: 16, top: 12, bottom: AXIS_SPACE, containLabel: true},
    tooltip: {
      ...chartParts.tooltip(token),
      trigger: 'axis',
      axisPointer: {lineStyle: {color: token('--ink')}},
      formatter: (all: readonly {dataIndex: number}[]) => tip(points[all[0].dataIndex], unit),
    },
    xAxis: ageAxis(token, points.length - 1, unit),
    yAxis: {
      type: 'value',
      max: 1,
      interval: 0.25,
      axisLabel: {...chartParts.axisLabel(token), formatter: (value: number) => percent(value, 0)},
      splitLine: {show: false},
    },
    series: [
      area(say().lost, token('--loss'), token('--loss'), 0.35, point => point.lost.value),
      area(say().open, token('--calm-tint'), token('--good'), 0.6, point => point.open),
      area(say().won, token('--good'), undefined, 0.35, point => point.won.value),
    ],
  };
}

function tip(point: Point, unit: Unit): string {
  const key = say();
  return [
    `<strong>${escaped(afterAge(point.after, unit))}</strong>`,
    escaped(`${key.won}: ${percent(point.won.value)} (${interval(point.won)})`),
    escaped(`${key.open}: ${percent(point.open)}`),
    escaped(`${key.lost}: ${percent(point.lost.value)} (${interval(point.lost)})`),
    escaped(key.watching(number(point.atRisk))),
  ].join('<br>');
}

customElements.define('wn-cohort-areas', WnCohortAreas);
