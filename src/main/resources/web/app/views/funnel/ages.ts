import {number} from '../../format';
import {texts} from '../../i18n';
import type {Unit} from './cohort';

/** Words for ages, shared by the figures of cohorts. */

const say = texts({
  en: {
    after: (n: string, unit: string) => `after ${n} ${unit}`, start: 'at the start',
    one: {month: 'month', quarter: 'quarter', year: 'year'} as Record<Unit, string>,
    more: {month: 'months', quarter: 'quarters', year: 'years'} as Record<Unit, string>,
  },
  de: {
    after: (n: string, unit: string) => `nach ${n} ${unit}`, start: 'am Anfang',
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
