import {texts} from '../i18n';
import {dimensionLabel} from '../labels';
import type {SalesObject} from '../location';
import type {DimensionView} from '../types';

const say = texts({
  en: {own: 'Who they are', course: 'How it went', why: 'What was said', parts: (label: string, n: string) => (n === '4' ? `${label}, in quarters` : `${label}, in ${n} parts`)},
  de: {own: 'Wer sie sind', course: 'Wie es lief', why: 'Was gesagt wurde', parts: (label: string, n: string) => (n === '4' ? `${label}, in Vierteln` : `${label}, in ${n} Teilen`)},
});

/** Of these, groups would be single records, or what is asked for itself. */
const UNFIT = new Set(['object', 'outcome', 'rawDetail']);
/** Numbers: sliced into quarters of the records. */
const NUMBERS = new Set(['amount', 'age']);
const COURSE = new Set(['owner', 'stage', 'stageLostIn', 'amount~4', 'age~4', 'currency', 'org']);
const FIRST: Record<SalesObject, readonly string[]> = {
  opportunity: ['industry', 'companySize', 'product', 'leadSource', 'country', 'owner', 'stageLostIn'],
  lead: ['campaign', 'industry', 'leadSource', 'persona', 'country', 'owner', 'stageLostIn'],
};

export interface Choice {
  readonly label: string;
  readonly dimensions: readonly {name: string; label: string}[];
}

export function sliceable(known: readonly DimensionView[]): string[] {
  return known.map(one => (NUMBERS.has(one.name) ? one.name + '~4' : one.name)).filter(name => !UNFIT.has(name));
}

/** Whether somebody may ask to slice by it: drivers cut numbers into more parts than are offered here. */
export function isSliceable(name: string, known: readonly DimensionView[]): boolean {
  const [base, parts] = name.split('~');
  return sliceable(known).includes(name) || (NUMBERS.has(base) && /^\d+$/.test(parts ?? '') && known.some(one => one.name === base));
}

export function sliceLabel(name: string): string {
  const [base, parts] = name.split('~');
  return parts ? say().parts(dimensionLabel(base), parts) : dimensionLabel(name);
}

/** All that can be sliced by, those of the org's own mapping first; with what is asked for already. */
export function choices(known: readonly DimensionView[], asked: readonly string[]): Choice[] {
  const builtIn = new Set(known.filter(one => one.builtIn).map(one => one.name));
  const kind = (name: string) => (COURSE.has(name) || name.includes('~') ? 1 : builtIn.has(name) ? 2 : 0);
  const labels = [say().own, say().course, say().why];
  return labels
    .map((label, index) => ({
      label,
      dimensions: [...new Set([...sliceable(known), ...asked])]
        .filter(name => kind(name) === index)
        .map(name => ({name, label: sliceLabel(name)}))
        .sort((a, b) => a.label.localeCompare(b.label)),
    }))
    .filter(one => one.dimensions.length);
}

/** Two that most orgs have and that tell something. */
export function usual(object: SalesObject, known: readonly DimensionView[]): string[] {
  const names = sliceable(known);
  return FIRST[object].filter(name => names.includes(name)).slice(0, 2);
}
