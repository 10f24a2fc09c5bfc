import {css, html, LitElement, nothing} from 'lit';
import {address, Asked, get} from './api';
import './curl';
import {day, instant, money, number, percent} from './format';
import {language, texts} from './i18n';
import {categoryLabel, dimensionLabel, reasonLabel, valueLabel} from './labels';
import {go, Here, href, parseFilter} from './location';
import {failed, loading, shown, stateStyles} from './states';
import {shared} from './styles';
import type {RecordsPage, RecordWithHistory, Sync, WnRecord} from './types';

const say = texts({
  en: {
    title: 'Records', count: (n: string) => `${n} records`, one: '1 record', close: 'Close', export: 'Export as CSV',
    more: 'Show more', id: 'Record', outcome: 'Outcome', closed: 'Closed', created: 'Created', amount: 'Amount',
    owner: 'Owner', raw: 'As entered', reason: 'Reason', stage: 'Stage', salesforce: 'Open in Salesforce', back: 'Back to the list',
    history: 'What changed', at: 'When', field: 'Field', from: 'From', to: 'To', all: 'everything',
    deleted: 'deleted in the CRM', sure: (p: string) => `${p} sure`, lost: 'Lost in', detail: 'In own words', newTab: ' (new tab)',
  },
  de: {
    title: 'Datensätze', count: (n: string) => `${n} Datensätze`, one: '1 Datensatz', close: 'Schließen',
    export: 'Als CSV exportieren', more: 'Mehr anzeigen', id: 'Datensatz', outcome: 'Ausgang', closed: 'Abgeschlossen',
    created: 'Angelegt', amount: 'Betrag', owner: 'Inhaber', raw: 'Wie eingegeben', reason: 'Grund', stage: 'Phase',
    salesforce: 'In Salesforce öffnen', back: 'Zurück zur Liste', history: 'Was sich änderte', at: 'Wann', field: 'Feld',
    from: 'Von', to: 'Auf', all: 'alles', deleted: 'im CRM gelöscht', sure: (p: string) => `${p} sicher`, lost: 'Verloren in',
    detail: 'In eigenen Worten', newTab: ' (neuer Tab)',
  },
});

const PAGE = 50;

/** The records behind a figure, or one record with its history: on top of the view, by `records` and `record` of the address. */
class WnRecords extends LitElement {
  private readonly here = new Here(this);
  private readonly page = new Asked<RecordsPage>(this);
  private readonly one = new Asked<RecordWithHistory>(this);
  private readonly sync = new Asked<Sync>(this);
  private isFetching = false;
  /** What is shown, to know when it is another. */
  private shownAs?: string;

  static styles = [
    shared,
    stateStyles,
    css`
      dialog {
        width: min(64rem, 100vw); height: 100dvh; max-width: none; max-height: none; margin: 0 0 0 auto; padding: 0;
        border: 0; background: var(--paper); color: var(--ink); box-shadow: var(--shadow); overflow: auto;
      }
      dialog::backdrop { background: rgb(15 17 20 / 45%); }
      header {
        position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center;
        padding: 1rem 1.5rem; background: var(--paper); border-bottom: 1px solid var(--line);
      }
      header h2 { font: 600 1.375rem/1.2 var(--serif); margin-right: auto; }
      header h2:focus-visible { outline: none; } /* it is read out first, but does nothing */
      .body { padding: 1rem 1.5rem 3rem; }
      .what { margin-bottom: 1rem; }
      td { max-width: 18rem; overflow-wrap: anywhere; } td.tight { white-space: nowrap; overflow-wrap: normal; }
      dl { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: 0.4rem 1.5rem; margin-bottom: 2rem; }
      dt { color: var(--soft); } dd { overflow-wrap: anywhere; }
      .body h3 { margin: 1.5rem 0 0.5rem; }
      .more { margin-top: 1rem; }
      @media (max-width: 40rem) {
        .list thead { position: absolute; clip-path: inset(50%); }
        .list, .list tbody { display: block; }
        .list tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.1rem 1rem; padding: 0.75rem 0; border-bottom: 1px solid var(--line); }
        .list td { border: 0; padding: 0; max-width: none; }
        .list td.right, .list td.number { text-align: right; } .list .wide { grid-column: 1 / -1; } .list .entered { color: var(--soft); }
      }
      @media (max-width: 40rem) { header, .body { padding-left: 1rem; padding-right: 1rem; } dl { grid-template-columns: 1fr; } dt { margin-top: 0.5rem; } }
    `,
  ];

  render() {
    const {records, record} = this.here.own;
    if (records === undefined && record === undefined) return nothing;
    this.sync.ask('sync');
    const title = record === undefined ? this.count() : say().id;
    return html`<dialog aria-label=${title} @cancel=${this.onCancel} @close=${this.onClosed} @click=${this.onClick}>
      <header>
        <h2 tabindex="-1" autofocus>${title}</h2>
        ${record !== undefined && records !== undefined
          ? html`<a class="button" href=${href({own: {records, record: null}})}>${say().back}</a>`
          : nothing}
        ${record === undefined
          ? html`<wn-curl path="records" .query=${this.query(records, {})} .of=${title}></wn-curl>
              <a class="button" download href=${address('export', this.query(records, {format: 'csv'}))}>${say().export}</a>`
          : nothing}
        <a class="button" href=${href({own: {records: null, record: null}})}>${say().close}</a>
      </header>
      <div class="body">${record === undefined ? this.list(records) : this.single(record)}</div>
    </dialog>`;
  }

  /** The browser gives the focus back to where it was, but only if it is told before the dialog is gone. */
  protected willUpdate(): void {
    if (!this.isAsked) this.dialog?.close();
  }

  protected updated(): void {
    const {record} = this.here.own;
    const before = this.shownAs;
    this.shownAs = this.isAsked ? (record ?? '') : undefined;
    if (!this.dialog || this.shownAs === undefined) return;
    if (!this.dialog.open) this.dialog.showModal();
    else if (before !== this.shownAs) this.focusOn(before);
  }

  private get isAsked(): boolean {
    const {records, record} = this.here.own;
    return records !== undefined || record !== undefined;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  /** What had the focus is gone: on to what is new, and from a record back to its line in the list. */
  private focusOn(recordBefore: string | undefined): void {
    const lines = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-record]')];
    const target = lines.find(line => line.dataset.record === recordBefore) ?? this.renderRoot.querySelector<HTMLElement>('h2');
    target?.focus();
  }

  private count(): string {
    const total = this.page.value?.total;
    return total === undefined ? say().title : total === 1 ? say().one : say().count(number(total));
  }

  private query(records: string, extra: Record<string, string>): URLSearchParams {
    const query = new URLSearchParams(records);
    for (const key of ['limit', 'cursor']) query.delete(key);
    for (const [key, value] of Object.entries(extra)) query.set(key, value);
    return query;
  }

  private list(records: string): unknown {
    this.page.ask('records', this.query(records, {limit: String(PAGE)}));
    return html`<p class="what soft small">${described(new URLSearchParams(records))}</p>
      ${shown(
        this.page,
        page => html`<div class="scroll">
            <table class="list" role="table">
              <thead role="rowgroup">
                <tr role="row">
                  <th role="columnheader" scope="col">${say().id}</th>
                  <th role="columnheader" scope="col">${say().outcome}</th>
                  <th role="columnheader" scope="col">${say().closed}</th>
                  <th role="columnheader" scope="col" class="number">${say().amount}</th>
                  <th role="columnheader" scope="col">${say().owner}</th>
                  <th role="columnheader" scope="col">${say().reason}</th>
                  <th role="columnheader" scope="col">${say().raw}</th>
                </tr>
              </thead>
              <tbody role="rowgroup">
                ${page.records.map(record => this.row(record, records))}
              </tbody>
            </table>
          </div>
          ${page.next
            ? html`<button class="more" ?disabled=${this.isFetching} @click=${() => this.fetchMore(records, page)}>
                ${say().more} (${number(page.records.length)} / ${number(page.total)})
              </button>`
            : nothing}`,
      )}`;
  }

  private row(record: WnRecord, records: string): unknown {
    const key = `${record.object}/${record.id}/${record.org}`;
    // named roles: narrow, it is drawn as lines below each other, which would take those of a table away
    return html`<tr role="row">
      <td role="cell" class="tight"><a data-record=${key} href=${href({own: {records, record: key}})}>${record.id}</a></td>
      <td role="cell" class="tight right">${valueLabel('outcome', record.outcome)}</td>
      <td role="cell" class="tight">${day(record.closedOn)}</td>
      <td role="cell" class="number tight">${amount(record)}</td>
      <td role="cell" class="wide">${record.owner ?? '–'}</td>
      <td role="cell" class="wide">${record.reason ? reasonLabel(record.reason) : '–'}</td>
      <td role="cell" class="wide entered">${[record.rawReason, record.rawDetail].filter(text => text).join(' · ') || '–'}</td>
    </tr>`;
  }

  private single(which: string): unknown {
    const [object, id, ...org] = which.split('/');
    this.one.ask(
      `records/${encodeURIComponent(object)}/${encodeURIComponent(id ?? '')}`,
      new URLSearchParams(org.length ? {org: org.join('/')} : {}),
    );
    if (this.one.isAsking) return loading();
    if (this.one.error) return failed(this.one.error, () => this.one.retry());
    const record = this.one.value;
    if (!record) return loading();
    const inSalesforce = salesforceAddress(record, this.sync.value);
    const facts: [string, unknown][] = [
      [say().id, `${record.id}${record.deleted ? `, ${say().deleted}` : ''}`],
      [say().outcome, valueLabel('outcome', record.outcome)],
      [say().created, day(record.createdOn)],
      [say().closed, day(record.closedOn)],
      [say().amount, amount(record)],
      [say().owner, record.owner ?? '–'],
      [say().stage, record.stage ?? '–'],
    ];
    if (record.stageLostIn) facts.push([say().lost, record.stageLostIn]);
    if (record.rawReason) facts.push([say().raw, record.rawReason]);
    if (record.rawDetail) facts.push([say().detail, record.rawDetail]);
    if (record.reason) {
      facts.push([
        say().reason,
        html`${reasonLabel(record.reason)} <span class="soft">· ${categoryLabel(record.category)}${record.confidence == null ? '' : ` · ${say().sure(percent(record.confidence, 0))}`}</span>`,
      ]);
    }
    const doubt = record.opinion?.[language()];
    if (doubt) facts.push([valueLabel('plausibility', record.opinion!.level), doubt]);
    for (const [name, value] of Object.entries(record.dimensions)) facts.push([dimensionLabel(name), value]);
    return html`${inSalesforce
        ? html`<p class="what">
            <a class="button" href=${inSalesforce} target="_blank" rel="noopener noreferrer"
              >${say().salesforce}<span class="hidden-text">${say().newTab}</span></a
            >
          </p>`
        : nothing}
      <dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
      ${record.history.length
        ? html`<h3>${say().history}</h3>
            <div class="scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">${say().at}</th><th scope="col">${say().field}</th>
                    <th scope="col">${say().from}</th><th scope="col">${say().to}</th>
                  </tr>
                </thead>
                <tbody>
                  ${record.history.map(
                    change => html`<tr>
                      <td class="tight">${instant(change.at)}</td>
                      <td>${dimensionLabel(change.field)}</td>
                      <td>${valueLabel(change.field, change.from ?? '–')}</td>
                      <td>${valueLabel(change.field, change.to ?? '–')}</td>
                    </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
        : nothing}`;
  }

  private async fetchMore(records: string, page: RecordsPage): Promise<void> {
    this.isFetching = true;
    this.requestUpdate();
    try {
      const next = await get<RecordsPage>(
        'records',
        this.query(records, {limit: String(PAGE), cursor: page.next!}),
        this.page.asking,
      );
      this.page.set({...next, records: [...page.records, ...next.records]});
    } catch (error) {
      this.page.error = error;
    } finally {
      this.isFetching = false;
      this.requestUpdate();
    }
  }

  private onCancel(event: Event): void {
    event.preventDefault(); // it closes by its address
    this.close();
  }

  /** A second Escape closes it whatever the page says. */
  private onClosed(): void {
    if (this.isAsked) this.close();
  }

  private onClick(event: MouseEvent): void {
    if (event.target instanceof HTMLDialogElement) this.close();
  }

  private close(): void {
    go(href({own: {records: null, record: null}}));
  }
}

function amount(record: WnRecord): string {
  if (record.amount == null) return '–';
  return money({amount: record.amount, currency: record.currency ?? ''}, {compact: false});
}

/** Only ids that Salesforce gave have a page there. */
function salesforceAddress(record: WnRecord, sync?: Sync): string | undefined {
  if (!sync?.instanceUrl || sync.org !== record.org || !/^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(record.id)) return undefined;
  return `${sync.instanceUrl}/lightning/r/${record.object === 'lead' ? 'Lead' : 'Opportunity'}/${record.id}/view`;
}

/** The selection in words. */
function described(query: URLSearchParams): string {
  const parts: string[] = [];
  const object = query.get('object');
  if (object) parts.push(valueLabel('object', object));
  const from = query.get('from');
  const to = query.get('to');
  if (from || to) parts.push(`${from ? day(from) : '…'} – ${to ? day(to) : '…'}`);
  for (const text of query.getAll('filter')) {
    const filter = parseFilter(text);
    const values = filter.values.map(value => valueLabel(filter.dimension, value)).join(', ');
    parts.push(`${dimensionLabel(filter.dimension)} ${filter.excluded ? '≠' : '='} ${values}`);
  }
  return parts.join(' · ') || say().all;
}

customElements.define('wn-records', WnRecords);
