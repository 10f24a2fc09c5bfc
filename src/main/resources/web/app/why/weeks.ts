import type {Trend} from '../types';

/** Counts by week, and what is read off them: all others in a window, and a line that is not too restless. */

export interface Counts {
  readonly hits: number;
  readonly decided: number;
}

export type Weeks = ReadonlyMap<string, Counts>;

export interface Stretch {
  /** YYYY-MM-DD */
  readonly from: string;
  readonly inside: Counts;
  readonly outside: Counts;
}

const NOTHING: Counts = {hits: 0, decided: 0};
/** Fewer decided records than that, on average, make a rate jump. */
const ENOUGH = 15;
const LENGTHS = [4, 8, 13, 26] as const;

/**
 * @param all of all decided records
 * @param hits of those that are sought, where that is a reason; else all that were lost are
 */
export function weeksOf(all: Trend, hits?: Trend): Weeks {
  const sought = new Map(hits?.series[0]?.points.map(point => [point.start, point.lost]));
  return new Map(
    (all.series[0]?.points ?? []).map(point => [
      point.start,
      {hits: hits ? (sought.get(point.start) ?? 0) : point.lost, decided: point.lost + point.won},
    ]),
  );
}

export function sum(weeks: Weeks, from: string | null, to: string | null): Counts {
  let all = NOTHING;
  for (const [start, counts] of weeks) {
    if ((!from || start >= from) && (!to || start <= to)) all = plus(all, counts);
  }
  return all;
}

export function minus(all: Counts, part: Counts): Counts {
  return {hits: Math.max(0, all.hits - part.hits), decided: Math.max(0, all.decided - part.decided)};
}

/** Weeks taken together, as few as give rates that say something. */
export function stretches(all: Weeks, inside: Weeks): {weeks: number; stretches: Stretch[]} {
  const starts = [...all.keys()];
  const decided = sum(inside, null, null).decided;
  const weeks = LENGTHS.find(length => (decided * length) / Math.max(1, starts.length) >= ENOUGH) ?? LENGTHS[3];
  const made: Stretch[] = [];
  // the last one ends with the last week; a rest at the beginning that is short joins the next
  const offset = starts.length % weeks;
  for (let begin = 0; begin < starts.length; ) {
    const end = begin === 0 && offset ? (offset < weeks / 2 ? offset + weeks : offset) : begin + weeks;
    const some = starts.slice(begin, end);
    const here = some.reduce((so, start) => plus(so, inside.get(start) ?? NOTHING), NOTHING);
    const there = some.reduce((so, start) => plus(so, all.get(start) ?? NOTHING), NOTHING);
    made.push({from: some[0], inside: here, outside: minus(there, here)});
    begin = end;
  }
  return {weeks, stretches: made};
}

function plus(one: Counts, other: Counts): Counts {
  return {hits: one.hits + other.hits, decided: one.decided + other.decided};
}
