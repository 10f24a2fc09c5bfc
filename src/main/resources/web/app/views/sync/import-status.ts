import {css, html, LitElement, nothing} from 'lit';
import {Asked, get, somethingChanged} from '../../api';
import {number} from '../../format';
import {texts} from '../../i18n';
import {valueLabel} from '../../labels';
import {href} from '../../location';
import {shown, stateStyles} from '../../states';
import {shared} from '../../styles';
import type {ImportStatus} from '../../types';
import {importWords, isUnderWay} from './import-words';

const say = texts({
  en: {
    title: (id: string) => `Import ${id}`, of: (object: string, mapping: string) => `${object}, read by ${mapping}`,
    progress: 'How much is read', close: 'Close', overview: 'See what they say', rejectedRows: 'Rejected rows',
    line: 'Line', column: 'Column', why: 'Why', wholeRow: 'the row', all: (n: string) => `Show all ${n}`,
    first: (n: string, all: string) => `The first ${n} of ${all}.`,
    missing: 'Not in the file', missingNote: 'Fields that the mapping looks for and the file has no column for. They stay empty.',
    interrupted: 'The service stopped in the middle. What was read before is kept; send the file again for the rest.',
    mend: 'A bad row sinks nothing else. Mend these and send the file again: what is in already counts once.',
  },
  de: {
    title: (id: string) => `Import ${id}`, of: (object: string, mapping: string) => `${object}, gelesen nach ${mapping}`,
    progress: 'Wie viel gelesen ist', close: 'Schließen', overview: 'Ansehen, was sie sagen', rejectedRows: 'Abgelehnte Zeilen',
    line: 'Zeile', column: 'Spalte', why: 'Warum', wholeRow: 'die Zeile', all: (n: string) => `Alle ${n} zeigen`,
    first: (n: string, all: string) => `Die ersten ${n} von ${all}.`,
    missing: 'Nicht in der Datei', missingNote: 'Felder, die die Zuordnung sucht und für die die Datei keine Spalte hat. Sie bleiben leer.',
    interrupted: 'Der Dienst hielt mittendrin an. Was vorher gelesen wurde, bleibt; senden Sie die Datei für den Rest noch einmal.',
    mend: 'Eine schlechte Zeile hält nichts anderes auf. Bessern Sie diese und senden Sie die Datei noch einmal: Was schon da ist, zählt einmal.',
  },
});

const LOOK_AGAIN_MILLIS = 400;
const ROWS_AT_FIRST = 20;

/** One import: how far it is, and what became of its rows. */
class WnImportStatus extends LitElement {
  static properties = {number: {}};
  declare number: string;
  private readonly status = new Asked<ImportStatus>(this);
  private timer?: ReturnType<typeof setTimeout>;
  private wasUnderWay = false;
  private allOf?: number;

  static styles = [
    shared,
    stateStyles,
    css`
      section { background: var(--surface); border: 1px solid var(--line); border-left: 3px solid var(--calm); border-radius: var(--radius); padding: 1.25rem 1.5rem; }
      section.done { border-left-color: var(--good); }
      section.failed-import { border-left-color: var(--loss); }
      header { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: baseline; margin-bottom: 0.5rem; }
      header .button { margin-left: auto; }
      progress { width: 100%; accent-color: var(--loss); }
      dl { display: flex; flex-wrap: wrap; gap: 0.5rem 2.5rem; margin: 0.75rem 0; }
      dl div { display: grid; }
      dd { font: 600 1.5rem/1.2 var(--serif); font-variant-numeric: tabular-nums; }
      h3 { margin: 1.25rem 0 0.25rem; }
      details { margin-top: 0.75rem; }
      summary { cursor: pointer; width: fit-content; }
      details ul { padding-left: 1.25rem; margin-top: 0.25rem; }
      td { overflow-wrap: anywhere; }
      .scroll table { width: auto; }
      .scroll th + th, .scroll td + td { padding-left: 0.75rem; }
      .scroll { margin-top: 0.5rem; }
      .more { margin-top: 0.75rem; }
      @media (max-width: 40rem) { section { padding: 1rem; } }
    `,
  ];

  disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  render() {
    this.status.ask(`imports/${encodeURIComponent(this.number)}`);
    return shown(this.status, status => this.drawn(status));
  }

  protected updated(): void {
    const status = this.status.value;
    if (!status || this.status.isAsking) return;
    const isRunning = isUnderWay(status);
    if (isRunning && this.timer === undefined) {
      this.timer = setTimeout(() => void this.lookAgain(), LOOK_AGAIN_MILLIS);
    }
    if (this.wasUnderWay && !isRunning) somethingChanged();
    this.wasUnderWay = isRunning;
  }

  private drawn(status: ImportStatus): unknown {
    const words = importWords();
    const isBad = status.state === 'failed' || status.state === 'interrupted';
    return html`<section aria-label=${say().title(String(status.id))} class=${isBad ? 'failed-import' : status.state}>
      <header>
        <h2>${say().title(String(status.id))}: <span role="status">${words.states[status.state]}</span></h2>
        <span class="small soft">${say().of(valueLabel('object', status.object), status.mapping)}</span>
        <a class="button plain" href=${href({own: {import: null}})}>${say().close}</a>
      </header>
      ${isUnderWay(status)
        ? html`<progress max="100" .value=${status.percent} aria-label=${say().progress}></progress>`
        : nothing}
      ${status.failure ? html`<p class="loss">${status.failure}</p>` : nothing}
      ${status.state === 'interrupted' ? html`<p>${say().interrupted}</p>` : nothing}
      <dl>
        ${(['rows', 'accepted', 'unchanged', 'rejected'] as const).map(
          key => html`<div>
            <dt class="small soft">${words[key]}</dt>
            <dd class=${key === 'rejected' && status.rejected ? 'loss' : ''}>${number(status[key])}</dd>
          </div>`,
        )}
      </dl>
      ${status.state === 'done' && status.accepted + status.unchanged
        ? html`<a class="button" href=${href({view: 'overview', selection: {object: status.object as 'lead' | 'opportunity', from: undefined, to: undefined, filter: []}})}>${say().overview}</a>`
        : nothing}
      ${status.errors?.length ? this.errors(status, status.errors) : nothing}
      ${status.missing.length
        ? html`<details class="small">
            <summary>${say().missing} (${number(status.missing.length)})</summary>
            <p class="soft">${say().missingNote}</p>
            <ul>${status.missing.map(field => html`<li>${field}</li>`)}</ul>
          </details>`
        : nothing}
    </section>`;
  }

  private errors(status: ImportStatus, errors: NonNullable<ImportStatus['errors']>): unknown {
    const shownOnes = this.allOf === status.id ? errors : errors.slice(0, ROWS_AT_FIRST);
    return html`<h3>${say().rejectedRows}</h3>
      <p class="small soft">${say().mend}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${say().rejectedRows}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">${say().line}</th>
              <th scope="col">${say().column}</th>
              <th scope="col">${say().why}</th>
            </tr>
          </thead>
          <tbody>
            ${shownOnes.map(
              error => html`<tr>
                <td class="number">${number(error.line)}</td>
                <td>${error.column ?? html`<span class="soft">${say().wholeRow}</span>`}</td>
                <td>${error.message}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${shownOnes.length < errors.length
        ? html`<button class="more" @click=${() => this.showAll(status.id)}>${say().all(number(errors.length))}</button>`
        : nothing}
      ${errors.length < status.rejected
        ? html`<p class="small soft">${say().first(number(errors.length), number(status.rejected))}</p>`
        : nothing}`;
  }

  private showAll(id: number): void {
    this.allOf = id;
    this.requestUpdate();
  }

  /** Without paling what is shown. */
  private async lookAgain(): Promise<void> {
    const asked = this.number;
    try {
      const found = await get<ImportStatus>(`imports/${encodeURIComponent(asked)}`);
      if (this.isConnected && asked === this.number) this.status.set(found);
    } catch (error) {
      this.status.error = error;
    }
    this.timer = undefined;
    this.requestUpdate();
  }
}

customElements.define('wn-import-status', WnImportStatus);
