import {iso} from '../periods';
import type {Trend} from '../types';

/** Days, both included, YYYY-MM-DD. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const MONTHS = 6;

/** The last six whole months in which something was decided; undefined if nothing was. */
export function lastMonths(months: Trend, today = new Date()): Days | undefined {
  const running = today.toISOString().slice(0, 7);
  const decided = (months.series[0]?.points ?? []).filter(
    point => point.lost + point.won > 0 && point.start.slice(0, 7) < running,
  );
  const last = decided[decided.length - 1]?.start;
  if (!last) return undefined;
  const [year, month] = last.split('-').map(Number);
  return {from: iso(year, month - MONTHS, 1), to: iso(year, month, 0)};
}

/** The same days one year before. */
export function yearBefore({from, to}: Days): Days {
  const shift = (date: string) => {
    const [year, month, day] = date.split('-').map(Number);
    // the last day of a month stays one: February has 28 or 29
    const isLast = day === new Date(Date.UTC(year, month, 0)).getUTCDate();
    return isLast ? iso(year - 1, month, 0) : iso(year - 1, month - 1, day);
  };
  return {from: shift(from), to: shift(to)};
}
