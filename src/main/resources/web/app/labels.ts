import {get} from './api';
import {number} from './format';
import {language, texts} from './i18n';
import type {Taxonomy} from './types';

/** Words for codes: dimensions, reasons, categories, outcomes. */

const say = texts<{
  none: string; any: string; below: (n: string) => string; dimensions: Record<string, string>; values: Record<string, string>;
}>({
  en: {
    none: 'no value', any: 'any', below: n => `under ${n}`,
    dimensions: {
      object: 'Object', org: 'Org', owner: 'Owner', stage: 'Stage', stageLostIn: 'Stage lost in', outcome: 'Outcome',
      reason: 'Reason', ownReason: 'Own reason', category: 'Category', pointsTo: 'Points to', secondReason: 'Second reason',
      method: 'Decided by', plausibility: 'Plausibility', contradicted: 'Contradicted', competitor: 'Competitor',
      competitorName: 'Competitor', industry: 'Industry', leadSource: 'Lead source', country: 'Country', state: 'State',
      city: 'City', campaign: 'Campaign', product: 'Product', type: 'Type', title: 'Title', persona: 'Persona',
      companySize: 'Company size', employees: 'Employees', amount: 'Amount', currency: 'Currency', age: 'Days open',
      rawReason: 'Reason as picked', team: 'Team', manager: 'Manager', region: 'Region', segment: 'Segment',
    },
    values: {
      lost: 'lost', won: 'won', open: 'open', lead: 'Leads', opportunity: 'Opportunities',
      message: 'Sales message', fit: 'Fit of the product', targeting: 'Targeting', people: 'People', process: 'Process', none: 'Out of reach',
      data: 'Data', plausible: 'plausible', doubtful: 'doubtful', unknown: 'unknown',
    },
  },
  de: {
    none: 'ohne Angabe', any: 'jeder Wert', below: n => `unter ${n}`,
    dimensions: {
      object: 'Objekt', org: 'Org', owner: 'Inhaber', stage: 'Phase', stageLostIn: 'Verloren in Phase',
      outcome: 'Ausgang', reason: 'Grund', ownReason: 'Eigener Grund', category: 'Kategorie', pointsTo: 'Weist auf',
      secondReason: 'Zweiter Grund', method: 'Entschieden durch', plausibility: 'Plausibilität',
      contradicted: 'Widersprüchlich', competitor: 'Wettbewerber', competitorName: 'Wettbewerber', industry: 'Branche',
      leadSource: 'Leadquelle', country: 'Land', state: 'Bundesland', city: 'Ort', campaign: 'Kampagne',
      product: 'Produkt', type: 'Art', title: 'Position', persona: 'Persona', companySize: 'Unternehmensgröße',
      employees: 'Mitarbeitende', amount: 'Betrag', currency: 'Währung', age: 'Tage offen',
      rawReason: 'Grund wie gewählt', team: 'Team', manager: 'Leitung', region: 'Region', segment: 'Segment',
    },
    values: {
      lost: 'verloren', won: 'gewonnen', open: 'offen', lead: 'Leads', opportunity: 'Verkaufschancen',
      message: 'Verkaufsbotschaft', fit: 'Produkt', targeting: 'Zielgruppe', people: 'Verkäufer', process: 'Ablauf',
      none: 'Nicht beeinflussbar', data: 'Daten', plausible: 'plausibel', doubtful: 'zweifelhaft', unknown: 'unbekannt',
    },
  },
});

const OF_SMALL_SETS = new Set(['outcome', 'object', 'pointsTo', 'plausibility']);
/** Measured by the service: all their values are ranges. Those of an org's own fields may be numbers by chance. */
const NUMBERS = new Set(['amount', 'age']);
export const NONE = '(none)';

let taxonomy: Taxonomy | undefined;
let asked: Promise<Taxonomy> | undefined;

/** The taxonomy, asked once. The app draws views when it is there, so that labels need not wait. */
export function loadTaxonomy(): Promise<Taxonomy> {
  asked ??= get<Taxonomy>('taxonomy').then(
    found => (taxonomy = found),
    error => {
      asked = undefined;
      throw error;
    },
  );
  return asked;
}

export function dimensionLabel(name: string): string {
  const base = name.replace(/~.*/, ''); // how many parts it is cut into shows in its values
  const known = say().dimensions[base];
  // a field of the org's own, such as deal_size: as it is, with spaces
  const label = known ?? base.replace(/__c$/, '').replace(/_/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
  return label.charAt(0).toUpperCase() + label.slice(1);
}

export function reasonLabel(code: string | null | undefined): string {
  if (!code || code === NONE) return say().none;
  for (const category of taxonomy?.categories ?? []) {
    const reason = category.reasons.find(one => one.code === code);
    if (reason) return reason[language()];
  }
  return code;
}

/** All reasons by category, to be picked from. */
export function reasonChoices(): {label: string; reasons: readonly string[]}[] {
  return (taxonomy?.categories ?? []).map(one => ({label: one[language()], reasons: one.reasons.map(reason => reason.code)}));
}

export function categoryLabel(code: string | null | undefined): string {
  if (!code || code === NONE) return say().none;
  return taxonomy?.categories.find(one => one.code === code)?.[language()] ?? code;
}

export function categoryOf(reason: string): string | undefined {
  return taxonomy?.categories.find(category => category.reasons.some(one => one.code === reason))?.code;
}

/** The fixed colour of a category, as the name of a design token. */
export function categoryColour(code: string | null | undefined): string {
  const known = taxonomy?.categories.some(one => one.code === code);
  return known ? `--c-${code}` : '--c-unknown';
}

/** What people read for a value of a dimension. */
export function valueLabel(dimension: string, value: string | null | undefined): string {
  if (value == null || value === NONE) return say().none;
  if (dimension === 'reason' || dimension === 'secondReason') return reasonLabel(value);
  if (dimension === 'category') return categoryLabel(value);
  if (OF_SMALL_SETS.has(dimension)) return say().values[value] ?? value;
  return rangeLabel(dimension.replace(/~.*/, ''), value);
}

/** A range of numbers as the reader writes it; what is no range stays as it is. */
function rangeLabel(dimension: string, value: string): string {
  const [, below, from, to, above] = /^(?:under (-?[\d.]+)|(-?[\d.]+)-(-?[\d.]+)|(-?[\d.]+)\+)$/.exec(value) ?? [];
  if (!NUMBERS.has(dimension)) return below ? say().below(below) : value;
  const written = (text: string) => number(Number(text), 2);
  if (below) return say().below(written(below));
  if (above) return `${written(above)}+`;
  return from && to ? `${written(from)}–${written(to)}` : value === 'any' ? say().any : value;
}
