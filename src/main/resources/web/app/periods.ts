/** Periods that people ask for: whole months, so that the period before is as many months. */

export const PERIODS = ['all', 'last12', 'last3', 'thisYear', 'lastYear'] as const;
export type Period = (typeof PERIODS)[number];

export interface Days {
  readonly from?: string;
  readonly to?: string;
}

export function days(period: Period, today = new Date()): Days {
  const year = today.getFullYear();
  const month = today.getMonth();
  switch (period) {
    case 'all':
      return {};
    case 'last12':
      return {from: iso(year - 1, month, 1), to: iso(year, month, 0)};
    case 'last3':
      return {from: iso(year, month - 3, 1), to: iso(year, month, 0)};
    case 'thisYear':
      return {from: iso(year, 0, 1), to: iso(year, 11, 31)};
    case 'lastYear':
      return {from: iso(year - 1, 0, 1), to: iso(year - 1, 11, 31)};
  }
}

/** Which of them these days are; undefined if none. */
export function periodOf(asked: Days): Period | undefined {
  return PERIODS.find(period => {
    const {from, to} = days(period);
    return from === asked.from && to === asked.to;
  });
}

/** YYYY-MM-DD; months from 0 on, and what overflows is carried. */
export function iso(year: number, month: number, dayOfMonth: number): string {
  return new Date(Date.UTC(year, month, dayOfMonth)).toISOString().slice(0, 10);
}
