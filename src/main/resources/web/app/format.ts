import {locale} from './i18n';
import type {Interval, Money} from './types';

/** Numbers, money and dates as the reader's locale writes them. */

const NONE = '–';
const made = new Map<string, Intl.NumberFormat>();

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale() + JSON.stringify(options);
  return made.get(key) ?? made.set(key, new Intl.NumberFormat(locale(), options)).get(key)!;
}

export function number(value: number, digits = 0): string {
  return numbers({maximumFractionDigits: digits}).format(value).replace('-', '−');
}

/** A part of one as a percentage. */
export function percent(value: number | null | undefined, digits = 1): string {
  if (value == null) return NONE;
  return numbers({style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits}).format(value);
}

/** How likely something is: what can be is never said to be impossible. */
export function likelihood(value: number): string {
  return value > 0 && value < 0.005 ? `< ${percent(0.01, 0)}` : percent(value, 0);
}

/** The 95 % interval of a rate, such as "70.1–72.5 %". */
export function interval(rate: Interval | null | undefined, digits = 1): string {
  if (!rate) return NONE;
  return numbers({style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits}).formatRange(
    rate.low,
    rate.high,
  );
}

/** A difference of two rates in percentage points, with its sign. */
export function points(difference: number, digits = 1): string {
  return numbers({signDisplay: 'exceptZero', minimumFractionDigits: digits, maximumFractionDigits: digits}).format(
    100 * difference,
  ).replace('-', '−');
}

export function money(value: Money, {compact = true} = {}): string {
  const options: Intl.NumberFormatOptions = compact
    ? {notation: 'compact', maximumSignificantDigits: 3}
    : {maximumFractionDigits: 0};
  try {
    return numbers({style: 'currency', currency: value.currency, ...options}).format(value.amount);
  } catch {
    // a code that is none by ISO 4217
    return `${numbers(options).format(value.amount)} ${value.currency ?? ''}`.trim();
  }
}

/** Amounts of several currencies, never added up; the largest number first, wherever they stand. */
export function moneyList(values: readonly Money[] | null | undefined, {compact = true} = {}): string {
  return values?.length ? [...values].sort((a, b) => b.amount - a.amount).map(value => money(value, {compact})).join(' + ') : NONE;
}

/** A day, YYYY-MM-DD. */
export function day(value: string | null | undefined): string {
  if (!value) return NONE;
  return new Date(value + 'T00:00:00Z').toLocaleDateString(locale(), {dateStyle: 'medium', timeZone: 'UTC'});
}

/** From one day to another, such as "1 Jan – 31 Dec 2025". */
export function period(from: string, to: string): string {
  const format = new Intl.DateTimeFormat(locale(), {dateStyle: 'medium', timeZone: 'UTC'});
  return format.formatRange(new Date(from + 'T00:00:00Z'), new Date(to + 'T00:00:00Z'));
}

export function month(value: string): string {
  return new Date(value + 'T00:00:00Z').toLocaleDateString(locale(), {month: 'short', year: 'numeric', timeZone: 'UTC'});
}

export function instant(value: string | null | undefined): string {
  if (!value) return NONE;
  return new Date(value).toLocaleString(locale(), {dateStyle: 'medium', timeStyle: 'short'});
}

/** Such as "3 minutes ago". */
export function ago(seconds: number): string {
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['second', 60],
    ['minute', 60],
    ['hour', 24],
    ['day', Infinity],
  ];
  let value = Math.max(0, seconds);
  for (const [unit, most] of steps) {
    if (value < most) return new Intl.RelativeTimeFormat(locale(), {numeric: 'auto'}).format(-Math.round(value), unit);
    value /= most;
  }
  return NONE;
}

/** A sentence of the service, whose percentages must not be torn apart at the end of a line. */
export function sentence(text: string): string {
  return text.replace(/ %/g, '\u00a0%');
}
