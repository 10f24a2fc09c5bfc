import {texts} from '../../i18n';
import type {ImportStatus} from '../../types';

/** Words for imports, shared by the one shown and the list. */
export const importWords = texts({
  en: {
    states: {queued: 'waiting', running: 'under way', done: 'done', failed: 'failed', interrupted: 'interrupted'} as Record<ImportStatus['state'], string>,
    rows: 'Rows', accepted: 'Accepted', unchanged: 'Unchanged', rejected: 'Rejected', sample: 'sample',
  },
  de: {
    states: {queued: 'wartet', running: 'läuft', done: 'fertig', failed: 'gescheitert', interrupted: 'unterbrochen'},
    rows: 'Zeilen', accepted: 'Übernommen', unchanged: 'Unverändert', rejected: 'Abgelehnt', sample: 'Beispiel',
  },
});

export function isUnderWay({state}: ImportStatus): boolean {
  return state === 'queued' || state === 'running';
}
