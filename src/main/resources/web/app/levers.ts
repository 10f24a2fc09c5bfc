import {texts} from './i18n';
import type {Verdict} from './types';

/** What is said of a lever or culprit, wherever it is said. Their names are those of the values of `pointsTo`. */
export const leverWords = texts({
  en: {
    supportedBy: 'Supported by',
    short: {
      supported: 'reasons and pattern', reasons: 'reasons only', pattern: 'pattern only', unsupported: 'nothing', unknown: 'cannot tell',
    } as Record<Verdict['verdict'], string>,
    says: {
      supported: 'The stated reasons say so, and so does the pattern of losses.',
      reasons: 'The stated reasons say so, the pattern of losses does not.',
      pattern: 'The pattern of losses says so, the stated reasons do not.',
      unsupported: 'Neither the stated reasons nor the pattern of losses say so.',
      unknown: 'The data cannot tell.',
    } as Record<Verdict['verdict'], string>,
    share: (share: string, range: string) => `${share} of the rejections point to it (${range})`,
    for: 'For it', against: 'Against it',
  },
  de: {
    supportedBy: 'Gestützt durch',
    short: {supported: 'Gründe und Muster', reasons: 'nur Gründe', pattern: 'nur Muster', unsupported: 'nichts', unknown: 'unbekannt'},
    says: {
      supported: 'Die genannten Gründe sagen es, und auch das Muster der Verluste.',
      reasons: 'Die genannten Gründe sagen es, das Muster der Verluste nicht.',
      pattern: 'Das Muster der Verluste sagt es, die genannten Gründe nicht.',
      unsupported: 'Weder die genannten Gründe noch das Muster der Verluste sagen es.',
      unknown: 'Die Daten können es nicht sagen.',
    },
    share: (share: string, range: string) => `${share} der Absagen weisen darauf (${range})`,
    for: 'Dafür', against: 'Dagegen',
  },
});

const SPEAKING: readonly Verdict['verdict'][] = ['supported', 'pattern', 'reasons'];

/** Whether anything speaks for it. */
export function isSupported({verdict}: Verdict): boolean {
  return SPEAKING.includes(verdict);
}

/** The best supported first. */
export function byStrength(levers: readonly Verdict[]): Verdict[] {
  const rank = (one: Verdict) => (isSupported(one) ? SPEAKING.indexOf(one.verdict) : SPEAKING.length);
  return [...levers].sort((a, b) => rank(a) - rank(b) || (b.byReasons.share?.value ?? 0) - (a.byReasons.share?.value ?? 0));
}
