import {valueLabel} from '../labels';
import {rateOf} from '../statistics';
import type {Breakdown, Money, Row, Tally} from '../types';
import {LEVEL} from './words';

/** Groups of one or two dimensions, made ready to be shown. */

export const SORTS = ['records', 'lossRate', 'lossRate.low'] as const;
export type Sort = (typeof SORTS)[number];

export interface Value {
  readonly value: string;
  readonly label: string;
  readonly row: Row;
}

export interface Grid {
  readonly rows: readonly Value[];
  readonly columns: readonly Value[];
  /** how many there are before they are cut */
  readonly allRows: number;
  readonly allColumns: number;
  readonly total: Tally;
  /** of all shown or not; what is not there has no records */
  cell(row: string, column: string): Row | undefined;
  /** Only rejections have a value of these dimensions, so there is no loss rate but a share of the rejections. */
  readonly isShare: boolean;
  /** That one which stands out most for sure: a cell, a row or a column. */
  readonly clearest?: Row;
  readonly truncated: boolean;
}

/** The values of one dimension in the order of the answer; those with nothing to show are left out. */
export function valuesOf(answer: Breakdown, search: string, isShare: boolean): Value[] {
  const wanted = search.trim().toLowerCase();
  return answer.rows
    .filter(row => !isShare || row.lost > 0)
    .map(row => {
      const value = row.key[answer.by[0]];
      return {value, row, label: valueLabel(answer.by[0], value)};
    })
    .filter(one => one.label.toLowerCase().includes(wanted));
}

export function grid(
  pair: Breakdown,
  first: Breakdown,
  second: Breakdown,
  {search, rows, columns, hasOwnOrder}: {search: string; rows: number; columns: number; hasOwnOrder: boolean},
): Grid {
  const isShare = isShareOf(pair);
  const [a, b] = pair.by;
  const cells = new Map(pair.rows.map(row => [key(row.key[a], row.key[b]), row]));
  const allRows = valuesOf(first, search, isShare);
  const allColumns = valuesOf(second, '', isShare);
  return {
    rows: hasOwnOrder ? inOrder(allRows.slice(0, rows)) : allRows.slice(0, rows),
    columns: inOrder(allColumns.slice(0, columns)),
    allRows: allRows.length,
    allColumns: allColumns.length,
    total: pair.total,
    cell: (row, column) => cells.get(key(row, column)),
    isShare,
    clearest: isShare ? undefined : clearest([...pair.rows, ...first.rows, ...second.rows]),
    truncated: pair.truncated,
  };
}

export function isShareOf(answer: Breakdown): boolean {
  return !answer.rows.some(row => row.lossRate) && answer.rows.some(row => row.lost > 0);
}

export function isSure(row: Row | undefined): boolean {
  return row?.comparison?.qValue != null && row.comparison.qValue <= LEVEL;
}

/** Most records first would be arbitrary for sizes and ranges: those are put in their own order. */
export function inOrder(values: readonly Value[]): readonly Value[] {
  const number = (one: Value) => (/^under /.test(one.value) ? -Infinity : parseFloat(one.value.replace(/^[<>≥≤ ]+/, '')));
  const known = values.filter(one => one.value !== '(none)');
  if (known.some(one => Number.isNaN(number(one)))) return values;
  return [...known.sort((x, y) => (number(x) < number(y) ? -1 : 1)), ...values.filter(one => one.value === '(none)')];
}

/** Several groups that share no record, taken together. Nobody held them against the rest. */
export function together(rows: readonly Row[]): Row | undefined {
  if (rows.length < 2) return rows[0];
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0);
  const [lost, won] = [sum(row => row.lost), sum(row => row.won)];
  return {
    key: {}, share: null, comparison: null, records: sum(row => row.records), open: sum(row => row.open), won, lost,
    lossRate: rows.some(row => row.lossRate) ? rateOf(lost, lost + won) : null,
    lostAmount: added(rows.flatMap(row => row.lostAmount)), wonAmount: added(rows.flatMap(row => row.wonAmount)),
  };
}

function added(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>();
  for (const {currency, amount} of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].map(([currency, amount]) => ({currency, amount}));
}

/** The one whose difference from the rest is least likely to be chance. */
export function clearest(rows: readonly Row[]): Row | undefined {
  return rows.filter(isSure).sort((a, b) => a.comparison!.pValue! - b.comparison!.pValue!)[0];
}

function key(row: string, column: string): string {
  return JSON.stringify([row, column]);
}
