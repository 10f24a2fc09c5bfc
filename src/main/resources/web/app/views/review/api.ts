import {get} from '../../api';
import {language, remember, remembered} from '../../i18n';
import {reasonLabel} from '../../labels';
import type {Money} from '../../types';

/** Shapes of `/review` and `/mappings`, and what the parts of the view share. */

export interface Item {
  readonly id: string;
  readonly org: string;
  readonly text: string;
  readonly kind: 'unclear' | 'contradicted' | 'unsure';
  readonly records: number;
  readonly lostAmount: readonly Money[];
  readonly reason: string | null;
  readonly confidence: number;
  readonly guesses: readonly {readonly label: string; readonly probability: number}[];
}

export interface Rerun {
  /** `*` for all */
  readonly org: string;
  readonly total: number | null;
  readonly done: number;
}

export interface Review {
  readonly items: readonly Item[];
  readonly rerun: readonly Rerun[];
}

export interface TextDecision {
  readonly id: number;
  readonly org: string;
  readonly text: string;
  readonly code: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly undoneBy?: string | null;
  readonly undoneAt?: string | null;
}

export interface Decided {
  readonly decision: TextDecision;
  readonly changed: number;
}

export interface OwnReason {
  readonly code: string;
  readonly parent: string;
  readonly en: string;
  readonly de: string;
}

const NAME = 'whynot.decider';

/** Who decides, as the API wants to know. */
export function decider(): string {
  return remembered(NAME) ?? '';
}

export function rememberDecider(name: string): void {
  remember(NAME, name || null);
}

const own = new Map<string, Promise<readonly OwnReason[]>>();
const ownLabels = new Map<string, OwnReason>();

/** The reasons of an org's own, asked once. */
export function ownReasons(org: string): Promise<readonly OwnReason[]> {
  if (!own.has(org)) {
    const asked = get<OwnReason[]>('taxonomy/own', new URLSearchParams({org}));
    own.set(org, asked);
    asked.then(
      found => found.forEach(reason => ownLabels.set(org + ' ' + reason.code, reason)),
      () => own.delete(org),
    );
  }
  return own.get(org)!;
}

/** The label of a reason, canonical or the org's own. */
export function anyReasonLabel(org: string, code: string | null): string {
  return (code && ownLabels.get(org + ' ' + code)?.[language()]) || reasonLabel(code);
}
