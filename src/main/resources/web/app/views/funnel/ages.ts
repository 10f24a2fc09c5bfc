import {chartParts, type Token} from '../../chart';
import {number} from '../../format';
import {texts} from '../../i18n';
import type {Unit} from './cohort';

/** Words for ages, shared by the figures of cohorts. */

const say = texts({
  en: {
    after: (n: string, unit: string) => `after ${n} ${unit}`, start: 'at the start', since: (units: string) => `${units} since creation`,
    one: {month: 'month', quarter: 'quarter', year: 'year'} as Record<Unit, string>,
    more: {month: 'months', quarter: 'quarters', year: 'years'} as Record<Unit, string>,
  },
  de: {
    after: (n: string, unit: string) => `nach ${n} ${unit}`, start: 'am Anfang', since: (units: string) => `Alter in ${units}`,
    one: {month: 'Monat', quarter: 'Quartal', year: 'Jahr'},
    more: {month: 'Monaten', quarter: 'Quartalen', year: 'Jahren'},
  },
});

/** Such as "after 3 months". */
export function afterAge(after: number, unit: Unit): string {
  if (after === 0) return say().start;
  return say().after(number(after), after === 1 ? say().one[unit] : say().more[unit]);
}

/** The ages from 0 to the last, each for an axis or a column. */
export function ages(last: number): number[] {
  return Array.from({length: last + 1}, (_, after) => after);
}

/** The ages as the axis of a chart, whose grid must leave `AXIS_SPACE` below. */
export function ageAxis(token: Token, last: number, unit: Unit) {
  return {
    type: 'category',
    boundaryGap: false,
    data: ages(last).map(after => number(after)),
    name: say().since(say().more[unit]),
    nameLocation: 'middle',
    nameGap: 30,
    nameTextStyle: {color: token('--soft'), fontSize: 14},
    axisLabel: {...chartParts.axisLabel(token), hideOverlap: true},
    axisLine: chartParts.axisLine(token),
    axisTick: {show: false},
  };
}

export const AXIS_SPACE = 28;
