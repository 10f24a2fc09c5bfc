import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** What the page shows is all in its address, so that it can be sent to somebody and the back button works. */

export const VIEWS = ['overview', 'who', 'why', 'funnel', 'review', 'sync'] as const;
export type View = (typeof VIEWS)[number];
const OBJECTS = ['opportunity', 'lead'] as const;
export type SalesObject = (typeof OBJECTS)[number];

/** The parameters that all questions share, as the API names them. */
export interface Selection {
  readonly object: SalesObject;
  readonly from?: string;
  readonly to?: string;
  readonly basis?: 'created';
  readonly org?: string;
  readonly filter: readonly string[];
}

/** One `filter=`: keeps the records with one of the values, or leaves them out. */
export interface Filter {
  readonly dimension: string;
  readonly values: readonly string[];
  readonly excluded: boolean;
}

export interface Place {
  readonly view: View;
  readonly selection: Selection;
  /** Keys of the view itself (`by`, `sort` ...), and `records` and `record`, which open on top of it. */
  readonly own: Readonly<Record<string, string>>;
}

const SHARED = new Set(['view', 'object', 'from', 'to', 'basis', 'org', 'filter', 'lang']);
const ON_TOP = new Set(['records', 'record']);

export function place(search = location.search): Place {
  const query = new URLSearchParams(search);
  const view = query.get('view') as View;
  const own: Record<string, string> = {};
  query.forEach((value, key) => {
    if (!SHARED.has(key)) own[key] = value;
  });
  return {
    view: VIEWS.includes(view) ? view : 'overview',
    selection: {
      object: query.get('object') === 'lead' ? 'lead' : 'opportunity',
      from: query.get('from') || undefined,
      to: query.get('to') || undefined,
      basis: query.get('basis') === 'created' ? 'created' : undefined,
      org: query.get('org') || undefined,
      filter: query.getAll('filter').filter(text => text.includes(':')),
    },
    own,
  };
}

/** What the address says that the page does not know and leaves out, each as it stands there. */
export function leftOutOfAddress(search = location.search): string[] {
  const query = new URLSearchParams(search);
  const known: Record<string, readonly string[]> = {view: VIEWS, object: OBJECTS, basis: ['closed', 'created']};
  const unknown = Object.entries(known).flatMap(([key, values]) => query.getAll(key).filter(value => !values.includes(value)).map(value => `${key}=${value}`));
  return [...unknown, ...query.getAll('filter').filter(text => !text.includes(':')).map(text => `filter=${text}`)];
}

/** The address of a place. What is left out of `change` stays as it is; another view starts without keys of its own. */
export function href(change: {
  view?: View;
  selection?: Partial<Selection>;
  /** null takes a key away */
  own?: Record<string, string | null>;
  lang?: string;
}): string {
  const here = place();
  const view = change.view ?? here.view;
  const selection = {...here.selection, ...change.selection};
  const query = new URLSearchParams();
  if (view !== 'overview') query.set('view', view);
  if (selection.object !== 'opportunity') query.set('object', selection.object);
  for (const key of ['from', 'to', 'basis', 'org'] as const) {
    if (selection[key]) query.set(key, selection[key]!);
  }
  selection.filter.forEach(filter => query.append('filter', filter));
  const kept = view === here.view ? here.own : {};
  for (const [key, value] of Object.entries({...kept, ...change.own})) {
    if (value != null && !(ON_TOP.has(key) && !(change.own && key in change.own))) query.set(key, value);
  }
  const lang = change.lang ?? new URLSearchParams(location.search).get('lang');
  if (lang) query.set('lang', lang);
  const text = query.toString();
  return text ? '/?' + text : '/';
}

/** The query of a question to the API: the selection and what is asked beside it. Later filters are added. */
export function apiQuery(
  selection: Partial<Selection>,
  extra: Record<string, string | number | readonly string[] | undefined> = {},
): URLSearchParams {
  const query = new URLSearchParams();
  for (const key of ['object', 'from', 'to', 'basis', 'org'] as const) {
    if (selection[key]) query.set(key, selection[key]!);
  }
  selection.filter?.forEach(filter => query.append('filter', filter));
  for (const [key, value] of Object.entries(extra)) {
    if (value === undefined) continue;
    if (typeof value === 'object') value.forEach(one => query.append(key, one));
    else query.set(key, String(value));
  }
  return query;
}

/** Where the records behind a figure are shown: on top of the view. */
export function recordsHref(selection: Partial<Selection>, ...filters: string[]): string {
  return href({own: {records: apiQuery(selection, {filter: filters}).toString(), record: null}});
}

/** The same for an address that the API gave, such as `/api/v1/records?...`. */
export function recordsHrefOf(apiAddress: string): string {
  return href({own: {records: new URL(apiAddress, location.origin).searchParams.toString(), record: null}});
}

export function parseFilter(text: string): Filter {
  const excluded = text.startsWith('-');
  const colon = text.indexOf(':');
  return {dimension: text.slice(excluded ? 1 : 0, colon), values: parseValues(text.slice(colon + 1)), excluded};
}

/** Values parted by commas; a backslash takes what follows as it is. */
export function parseValues(text: string): string[] {
  const values = [''];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === ',') values.push('');
    else values[values.length - 1] += text[i] === '\\' && i + 1 < text.length ? text[++i] : text[i];
  }
  return values;
}

export function formatValues(values: readonly string[]): string {
  return values.map(value => value.replace(/[\\,]/g, '\\$&')).join(',');
}

export function formatFilter(dimension: string, values: readonly string[], excluded = false): string {
  return `${excluded ? '-' : ''}${dimension}:${formatValues(values)}`;
}

/** Whether it leaves out records of its object. */
export function isNarrowed({from, to, org, filter}: Selection): boolean {
  return filter.length > 0 || !!from || !!to || !!org;
}

/** The selection with one more filter, in place of one by the same dimension. */
export function narrowed(selection: Selection, dimension: string, ...values: string[]): Selection {
  const others = selection.filter.filter(text => {
    const filter = parseFilter(text);
    return filter.dimension !== dimension || filter.excluded;
  });
  return {...selection, filter: [...others, formatFilter(dimension, values)]};
}

const moved = new EventTarget();

/** Goes to an address of this page without loading it anew. */
export function go(address: string, {replace = false} = {}): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  moved.dispatchEvent(new Event('move'));
}

addEventListener('popstate', () => moved.dispatchEvent(new Event('move')));

// Links are plain links; those to this page only save it from loading anew.
document.addEventListener('click', event => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return;
  }
  const link = event.composedPath().find(node => node instanceof HTMLAnchorElement || node instanceof SVGAElement);
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return;
  const target = new URL(link.href);
  if (target.origin === location.origin && target.pathname === '/' && !target.hash) {
    event.preventDefault();
    go(target.pathname + target.search);
  }
});

/** Draws its host anew when the address changes. */
export class Here implements ReactiveController {
  private readonly onMove = () => this.host.requestUpdate();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get place(): Place {
    return place();
  }

  get selection(): Selection {
    return place().selection;
  }

  get own(): Readonly<Record<string, string>> {
    return place().own;
  }

  hostConnected(): void {
    moved.addEventListener('move', this.onMove);
  }

  hostDisconnected(): void {
    moved.removeEventListener('move', this.onMove);
  }
}
