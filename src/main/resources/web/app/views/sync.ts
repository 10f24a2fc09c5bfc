import {css, html, LitElement, nothing} from 'lit';
import {Asked} from '../api';
import {texts} from '../i18n';
import {Here} from '../location';
import {shared} from '../styles';
import type {ImportStatus} from '../types';
import './sync/feeds';
import './sync/import-status';
import './sync/imports';
import './sync/upload-form';

const say = texts({
  en: {
    title: 'Where the data comes from',
    sample: 'What you see is made up',
    sampleText: 'The bundled sample is of a software company that does not exist. As soon as records of your own are here, by a file or from Salesforce, it steps aside by itself and is left out of all answers. It can still be asked for with org=sample.',
  },
  de: {
    title: 'Woher die Daten kommen',
    sample: 'Was Sie sehen, ist erfunden',
    sampleText: 'Das mitgelieferte Beispiel ist das einer Softwarefirma, die es nicht gibt. Sobald eigene Datensätze da sind, aus einer Datei oder aus Salesforce, tritt es von selbst zurück und bleibt in allen Antworten weg. Mit org=sample lässt es sich weiter befragen.',
  },
});

/** The state of the feeds, and files: sent, under way, and in the past. */
class WnSync extends LitElement {
  private readonly here = new Here(this);
  private readonly orgs = new Asked<{readonly values: readonly {readonly value: string}[]}>(this);
  private readonly imports = new Asked<readonly ImportStatus[]>(this);

  static styles = [
    shared,
    css`
      .sample { border: 1px solid var(--line); border-left: 3px solid var(--warn); border-radius: 6px; background: var(--surface); padding: 0.9rem 1.5rem; }
      .sample p { max-width: 60rem; margin-top: 0.25rem; }
    `,
  ];

  render() {
    // the sample is among the answers only while there is nothing else
    this.orgs.ask('dimensions/org/values');
    this.imports.ask('imports');
    const isSample = this.orgs.value?.values.some(org => org.value === 'sample');
    const {import: id} = this.here.own;
    return html`<div class="stack">
      <h1>${say().title}</h1>
      ${isSample
        ? html`<section class="sample" aria-label=${say().sample}>
            <h2>${say().sample}</h2>
            <p class="small">${say().sampleText}</p>
          </section>`
        : nothing}
      ${id ? html`<wn-import-status .number=${id}></wn-import-status>` : nothing}
      <div class="grid">
        <wn-upload-form class="w6"></wn-upload-form>
        <wn-feeds class="w6"></wn-feeds>
      </div>
      <wn-imports .imports=${this.imports}></wn-imports>
    </div>`;
  }
}

customElements.define('wn-sync', WnSync);
