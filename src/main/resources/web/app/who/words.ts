import {number} from '../format';
import {texts} from '../i18n';

/** What a q-value is called: how likely a difference is mere chance, made honest for all groups that were looked at. */
const say = texts({
  en: {
    surest: 'Almost certainly not chance', sure: 'Very unlikely to be chance', likely: 'Unlikely to be chance',
    unsure: 'May be chance', unknown: 'Nothing can be said about chance here',
    of: (words: string, q: string) => `${words} (q ${q}, counting all groups looked at).`, dot: '.',
  },
  de: {
    surest: 'So gut wie sicher kein Zufall', sure: 'Sehr wahrscheinlich kein Zufall', likely: 'Wahrscheinlich kein Zufall',
    unsure: 'Kann Zufall sein', unknown: 'Ob es Zufall ist, lässt sich hier nicht sagen',
    of: (words: string, q: string) => `${words} (q ${q}, alle betrachteten Gruppen eingerechnet).`, dot: '.',
  },
});

/** From here on a difference may be chance. */
export const LEVEL = 0.05;

export function sureness(qValue: number | null | undefined): string {
  if (qValue == null) return say().unknown + say().dot;
  const words = qValue < 0.001 ? say().surest : qValue < 0.01 ? say().sure : qValue <= LEVEL ? say().likely : say().unsure;
  return say().of(words, probability(qValue));
}

/** "= 0.012", or "< 0.001" where nobody counts further. */
export function probability(value: number): string {
  return value < 0.001 ? '< ' + number(0.001, 3) : '= ' + number(value, value < 0.1 ? 3 : 2);
}
