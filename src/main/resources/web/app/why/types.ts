import type {Condition, Interval, LeftOut, Money, Tally} from '../types';

/** Shapes of the answers about drivers and changes, as far as the page uses them. */

export interface Driver {
  readonly id: string;
  readonly object: 'lead' | 'opportunity';
  readonly direction: 'more' | 'less';
  readonly conditions: readonly Condition[];
  /** null where it is about all times */
  readonly from: string | null;
  readonly to: string | null;
  readonly tally: Tally;
  readonly hits: number;
  readonly expected: number;
  readonly excess: Interval;
  readonly excessAmount: readonly Money[];
  readonly heldOut: {records: number; hits: number; expected: number; held: boolean};
  readonly reasons: readonly {reason: string; lost: number; share: Interval; shareElsewhere: Interval}[];
  readonly inseparableFrom: readonly string[];
  readonly links: {records: string; reasons: string; trend: string};
  readonly sentences: readonly string[];
}

export interface Reversal {
  readonly dimension: string;
  readonly value: string;
  readonly by: string;
  readonly ratio: Interval;
  readonly ratioWithin: Interval;
  readonly sentence: string;
}

export interface Drivers {
  readonly target: string;
  readonly records: number;
  readonly rate: Interval | null;
  readonly searched: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly drivers: readonly Driver[];
  readonly explainedByOthers: readonly Driver[];
  readonly reversals: readonly Reversal[];
  readonly summary: readonly string[];
}

export interface Part {
  readonly lost: number;
  readonly decided: number;
  readonly share: Interval | null;
  readonly lossRate: Interval | null;
}

export interface GroupSplit {
  /** null of small groups taken together */
  readonly value: string | null;
  readonly values: number;
  readonly baseline: Part;
  readonly period: Part;
  readonly mix: number;
  readonly rate: number;
}

export interface Split {
  readonly name: string;
  readonly mix: Interval;
  readonly rate: Interval;
  readonly groups: readonly GroupSplit[];
  readonly truncated: boolean;
}

export interface Carrier {
  readonly dimension: string;
  readonly value: string;
  readonly kind: 'rate' | 'mix';
  readonly effect: Interval;
  readonly baseline: Part;
  readonly period: Part;
  readonly qValue: number;
}

export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly lost: number;
  readonly decided: number;
  readonly lossRate: Interval;
}

export interface ChangePoint {
  readonly at: string;
  readonly earliest: string;
  readonly latest: string;
  readonly before: Stretch;
  readonly after: Stretch;
}

export interface Span {
  readonly from: string;
  readonly to: string;
  readonly tally: Tally;
}

export interface Changes {
  readonly period: Span;
  readonly baseline: Span;
  readonly difference: Interval | null;
  readonly pValue: number | null;
  readonly dimensions: readonly Split[];
  readonly leftOut: readonly LeftOut[];
  readonly carriers: readonly Carrier[];
  readonly changePoints: readonly ChangePoint[];
  readonly weeks: number;
  readonly summary: readonly string[];
}
