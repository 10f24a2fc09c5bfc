import {css, html, LitElement, nothing} from 'lit';
import {Asked, somethingChanged} from '../../api';
import {number, percent} from '../../format';
import {remember, remembered, texts} from '../../i18n';
import {valueLabel} from '../../labels';
import {go, href, type SalesObject} from '../../location';
import {failed, shown, stateStyles} from '../../states';
import {shared} from '../../styles';
import {guessObject} from './guess-object';
import {upload} from './upload';

const say = texts({
  en: {
    title: 'Import a file',
    lede: 'A CSV export of leads or opportunities. Send it as often as you like: what is known already counts once.',
    drop: 'Drop a CSV file here, or', choose: 'Choose a file', mapping: 'Columns are read by', object: 'It holds',
    send: 'Import', sending: (p: string) => `Sending: ${p}`, stop: 'Stop', refused: (name: string) => `${name} was not taken in`,
    size: (file: File) => (file.size < 1024 ? `${number(file.size)} bytes` : `${number(file.size / 1024, 1)} KB`),
    mappings: {salesforce: 'Salesforce field names', 'salesforce-report': 'English labels of a report'} as Record<string, string>,
    more: 'Other columns, languages or dates need a mapping of your own, twenty lines of YAML named in WHYNOT_MAPPING: docs/mapping.md.',
  },
  de: {
    title: 'Datei einspielen',
    lede: 'Ein CSV-Export von Leads oder Verkaufschancen. Senden Sie ihn, so oft Sie mögen: Was schon bekannt ist, zählt einmal.',
    drop: 'CSV-Datei hierher ziehen oder', choose: 'Datei auswählen', mapping: 'Spalten werden gelesen nach', object: 'Sie enthält',
    send: 'Einspielen', sending: (p: string) => `Wird gesendet: ${p}`, stop: 'Anhalten', refused: (name: string) => `${name} wurde nicht angenommen`,
    size: (file: File) => (file.size < 1024 ? `${number(file.size)} Byte` : `${number(file.size / 1024, 1)} KB`),
    mappings: {salesforce: 'Feldnamen von Salesforce', 'salesforce-report': 'englischen Namen eines Berichts'},
    more: 'Andere Spalten, Sprachen oder Datumsformate brauchen eine eigene Zuordnung, zwanzig Zeilen YAML, genannt in WHYNOT_MAPPING: docs/mapping.md.',
  },
});

interface MappingView {
  readonly name: string;
  readonly org: string;
  readonly objects: readonly SalesObject[];
}

const LAST = 'whynot.mapping';

/** Takes a file by drop or choice, asks how it is to be read, and sends it. */
class WnUploadForm extends LitElement {
  private readonly mappings = new Asked<readonly MappingView[]>(this);
  private file?: File;
  private mapping?: string;
  private object: SalesObject = 'opportunity';
  private isOver = false;
  private sent?: number;
  private sending?: AbortController;
  private refused?: {readonly name: string; readonly error: unknown};

  static styles = [
    shared,
    stateStyles,
    css`
      :host { display: flex; align-self: start; }
      section { flex: 1; min-width: 0; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 1.25rem 1.5rem; }
      h2 + p { margin-top: 0.25rem; }
      .drop { display: grid; justify-items: center; gap: 0.6rem; padding: 1.5rem 1rem; margin: 1rem 0; text-align: center; border: 2px dashed var(--line); border-radius: 8px; }
      .drop.over { border-color: var(--focus); background: var(--hover); }
      .drop strong { overflow-wrap: anywhere; }
      .fields { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); }
      .fields label { min-width: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.2rem; font-size: var(--small); color: var(--soft); }
      .fields select { color: var(--ink); }
      .row { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; margin: 1rem 0; }
      progress { flex: 1; accent-color: var(--loss); }
      .refused { overflow-wrap: anywhere; margin-bottom: 0.25rem; }
      .failed { margin-bottom: 1rem; overflow-wrap: anywhere; }
      input[type='file'] { position: absolute; width: 1px; height: 1px; min-height: 0; padding: 0; opacity: 0; }
      input[type='file']:focus-visible + .button { outline: 2px solid var(--focus); outline-offset: 2px; }
      .pick { position: relative; }
      @media (max-width: 40rem) { section { padding: 1rem; } }
    `,
  ];

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sending?.abort();
  }

  render() {
    this.mappings.ask('imports/mappings');
    return html`<section aria-label=${say().title}>
      <h2>${say().title}</h2>
      <p class="small soft">${say().lede}</p>
      ${shown(this.mappings, mappings => this.form(mappings.filter(one => one.org !== 'sample')))}
      ${this.refused
        ? html`<h3 class="refused">${say().refused(this.refused.name)}</h3>
            ${failed(this.refused.error)}`
        : nothing}
      <p class="small soft">${say().more}</p>
    </section>`;
  }

  private form(mappings: readonly MappingView[]): unknown {
    const chosen = this.chosen(mappings);
    const objects = chosen?.objects ?? [];
    const object = objects.includes(this.object) ? this.object : objects[0];
    const isSending = this.sending !== undefined;
    return html`<form @submit=${(event: Event) => this.send(event, chosen?.name, object)}>
      <div
        class=${this.isOver ? 'drop over' : 'drop'}
        @dragover=${this.onOver}
        @dragleave=${this.onLeave}
        @drop=${this.onDrop}
      >
        ${this.file
          ? html`<p><strong>${this.file.name}</strong> <span class="small soft figures">${say().size(this.file)}</span></p>`
          : html`<p>${say().drop}</p>`}
        <label class="pick">
          <input type="file" accept=".csv,.tsv,.txt,text/csv" ?disabled=${isSending} @change=${this.onFile} />
          <span class="button">${say().choose}</span>
        </label>
      </div>
      <div class="fields">
        <label
          >${say().mapping}
          <select ?disabled=${isSending} @change=${this.onMapping}>
            ${mappings.map(
              one => html`<option value=${one.name} ?selected=${one.name === chosen?.name}>${say().mappings[one.name] ?? one.name}</option>`,
            )}
          </select>
        </label>
        <label
          >${say().object}
          <select ?disabled=${isSending || objects.length < 2} @change=${this.onObject}>
            ${objects.map(one => html`<option value=${one} ?selected=${one === object}>${valueLabel('object', one)}</option>`)}
          </select>
        </label>
      </div>
      <div class="row">
        ${isSending
          ? html`<progress max="1" .value=${this.sent ?? 0} aria-label=${say().sending('')}></progress>
              <span class="small figures">${say().sending(percent(this.sent ?? 0, 0))}</span>
              <button type="button" @click=${() => this.sending?.abort()}>${say().stop}</button>`
          : html`<button class="first" ?disabled=${!this.file}>${say().send}</button>`}
      </div>
    </form>`;
  }

  private chosen(mappings: readonly MappingView[]): MappingView | undefined {
    const wanted = this.mapping ?? remembered(LAST) ?? 'salesforce';
    return mappings.find(one => one.name === wanted) ?? mappings[0];
  }

  private async send(event: Event, mapping: string | undefined, object: SalesObject | undefined): Promise<void> {
    event.preventDefault();
    const {file} = this;
    if (!file || !mapping || !object || this.sending) return;
    const sending = (this.sending = new AbortController());
    this.refused = undefined;
    this.requestUpdate();
    try {
      const query = new URLSearchParams({mapping, object});
      const id = await upload(file, query, share => this.onSent(share), sending.signal);
      remember(LAST, mapping);
      this.file = undefined;
      go(href({own: {import: String(id)}}));
      somethingChanged();
    } catch (error) {
      if (!sending.signal.aborted) this.refused = {name: file.name, error};
    } finally {
      this.sending = undefined;
      this.sent = undefined;
      this.requestUpdate();
    }
  }

  private onSent(share: number): void {
    this.sent = share;
    this.requestUpdate();
  }

  private async take(file: File | null | undefined): Promise<void> {
    if (!file || this.sending) return;
    this.file = file;
    this.refused = undefined;
    this.object = (await guessObject(file).catch(() => undefined)) ?? this.object;
    this.requestUpdate();
  }

  private onFile(event: Event): void {
    const input = event.target as HTMLInputElement;
    void this.take(input.files?.[0]);
    input.value = ''; // so that the same file, mended, can be chosen again
  }

  private onOver(event: DragEvent): void {
    event.preventDefault();
    if (!this.isOver) {
      this.isOver = true;
      this.requestUpdate();
    }
  }

  private onLeave(): void {
    this.isOver = false;
    this.requestUpdate();
  }

  private onDrop(event: DragEvent): void {
    event.preventDefault();
    this.isOver = false;
    void this.take(event.dataTransfer?.files[0]);
    this.requestUpdate();
  }

  private onMapping(event: Event): void {
    this.mapping = (event.target as HTMLSelectElement).value;
    this.requestUpdate();
  }

  private onObject(event: Event): void {
    this.object = (event.target as HTMLSelectElement).value as SalesObject;
    this.requestUpdate();
  }
}

customElements.define('wn-upload-form', WnUploadForm);
