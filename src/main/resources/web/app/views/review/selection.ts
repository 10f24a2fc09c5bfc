import {get, type Asking} from '../../api';
import {apiQuery, formatFilter, type Selection} from '../../location';
import type {RecordsPage, Values} from '../../types';
import type {Item} from './api';

/** How the records behind a text to be reviewed can be selected. */
export interface Selected {
  readonly selection: Partial<Selection>;
  readonly total: number;
  /** whether these are as many as the text stands for */
  readonly isExact: boolean;
}

/**
 * Reviews go by texts after normalization, and by what decides in a record that bears several; selections go by fields. So
 * this looks up how the text is written in each field, and tries the selections that mean the same. The first that has as
 * many records is it; else the one by the text alone, with its own count.
 *
 * @return null if no field has the text
 */
export async function recordsOf(item: Item, asking: Asking): Promise<Selected | null> {
  let nearest: Selected | null = null;
  for (const field of ['rawDetail', 'rawReason']) {
    const written = await spellings(field, item, asking);
    if (!written.length) continue;
    for (const further of meanings(item)) {
      const filter = ['outcome:lost', formatFilter(field, written), ...further];
      const selection = {org: item.org, filter};
      const {total} = await get<RecordsPage>('records', apiQuery(selection, {limit: 1}), asking);
      if (total === item.records) return {selection, total, isExact: true};
      if (!nearest && !further.length) nearest = {selection, total, isExact: false};
    }
  }
  return nearest;
}

/** What, beside the text, makes it one to be reviewed. */
function meanings(item: Item): readonly (readonly string[])[] {
  const same = item.reason ? [formatFilter('reason', [item.reason])] : [];
  switch (item.kind) {
    case 'unclear':
      return [[], ['reason:unclear,other'], same];
    case 'contradicted':
      return [[], ['contradicted:true'], ['contradicted:true', ...same]];
    case 'unsure':
      return [[], ['method:classifier'], ['method:classifier', ...same], ['contradicted:false', ...same]];
  }
}

async function spellings(field: string, item: Item, asking: Asking): Promise<string[]> {
  const query = apiQuery({org: item.org}, {q: item.text, limit: 50});
  const found = await get<Values>(`dimensions/${field}/values`, query, asking);
  const wanted = normal(item.text);
  return found.values.map(one => one.value).filter(value => normal(value) === wanted);
}

/** As the service compares texts: without case, punctuation and diacritics. */
export function normal(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
