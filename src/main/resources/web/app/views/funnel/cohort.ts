import {month} from '../../format';
import {apiQuery, recordsHref, type Selection} from '../../location';
import type {Interval, Tally} from '../../types';

/** Shapes of `/cohorts`, and what is read off them. */

export const UNITS = ['month', 'quarter', 'year'] as const;
export type Unit = (typeof UNITS)[number];

/** Curves end after so many intervals. */
const LIMITS: Record<Unit, number> = {month: 12, quarter: 8, year: 4};
const MONTHS: Record<Unit, number> = {month: 1, quarter: 3, year: 12};

export interface Point {
  readonly after: number;
  readonly atRisk: number;
  readonly lost: Interval;
  readonly won: Interval;
  readonly open: number;
}

export interface Cohort extends Tally {
  readonly start: string | null;
  readonly curve: readonly Point[];
}

export interface Cohorts {
  readonly interval: Unit;
  readonly all: Cohort;
  readonly cohorts: readonly Cohort[];
  readonly undated: number;
}

export function cohortsQuery(selection: Selection, unit: Unit): URLSearchParams {
  return apiQuery({...selection, basis: undefined}, {interval: unit, limit: LIMITS[unit]});
}

/** The ages to show: none after all that is known has ended. */
export function lastAge({all}: Cohorts): number {
  const settled = all.curve.findIndex(point => point.open < 0.001);
  return settled < 0 ? all.curve.length - 1 : settled;
}

export function cohortName(start: string, unit: Unit): string {
  if (unit === 'month') return month(start);
  const year = start.slice(0, 4);
  return unit === 'year' ? year : `Q${Math.ceil(Number(start.slice(5, 7)) / 3)} ${year}`;
}

/** The records of a cohort, or of all together, that are in one of its figures. */
export function cohortRecords(selection: Selection, cohort: Cohort, unit: Unit, outcome?: 'lost' | 'won' | 'open'): string {
  const within: Selection = {...selection, basis: 'created', ...(cohort.start ? days(selection, cohort.start, unit) : {})};
  if (!outcome) return recordsHref(within);
  // cohorts hold what is decided only where it is known when
  return recordsHref(within, `outcome:${outcome}`, ...(outcome === 'open' ? [] : ['-age:(none)']));
}

/** The days of a cohort that are within the period. */
function days(selection: Selection, start: string, unit: Unit): {from: string; to: string} {
  const [year, first] = start.split('-').map(Number);
  const end = new Date(Date.UTC(year, first - 1 + MONTHS[unit], 0)).toISOString().slice(0, 10);
  return {
    from: selection.from && selection.from > start ? selection.from : start,
    to: selection.to && selection.to < end ? selection.to : end,
  };
}
