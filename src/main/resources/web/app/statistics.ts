import type {Interval} from './types';

/** The few figures that follow from counts of the API, such as those of all others. */

const Z = 1.959964;

/** A rate with its 95 % interval (E. B. Wilson, JASA 22, 1927), as the service makes it; null of nothing. */
export function rateOf(part: number, all: number): Interval | null {
  if (all <= 0) return null;
  const value = part / all;
  const z2 = (Z * Z) / all;
  const middle = (value + z2 / 2) / (1 + z2);
  const half = (Z / (1 + z2)) * Math.sqrt((value * (1 - value)) / all + z2 / (4 * all));
  return {value, low: part === 0 ? 0 : middle - half, high: part === all ? 1 : middle + half};
}
