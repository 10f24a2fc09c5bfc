import {css, html, LitElement} from 'lit';
import type {Asked} from '../../api';
import {instant, number} from '../../format';
import {texts} from '../../i18n';
import {valueLabel} from '../../labels';
import {href} from '../../location';
import {empty, shown, stateStyles} from '../../states';
import {shared} from '../../styles';
import type {ImportStatus} from '../../types';
import {importWords} from './import-words';

const say = texts({
  en: {title: 'Past imports', number: 'Import', when: 'When', what: 'What', state: 'State', none: 'No file was imported yet.'},
  de: {title: 'Bisherige Importe', number: 'Import', when: 'Wann', what: 'Was', state: 'Stand', none: 'Noch wurde keine Datei eingespielt.'},
});

/** The newest imports, each leading to its own state. */
class WnImports extends LitElement {
  static properties = {imports: {attribute: false, hasChanged: () => true}};
  declare imports: Asked<readonly ImportStatus[]>;

  static styles = [
    shared,
    stateStyles,
    css`
      h2 { margin-bottom: 0.5rem; }
      td:nth-child(2), td:nth-child(4), td:first-child { white-space: nowrap; }
    `,
  ];

  render() {
    return html`<h2>${say().title}</h2>
      ${shown(this.imports, imports =>
        imports.length
          ? html`<div class="scroll" tabindex="0" role="region" aria-label=${say().title}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">${say().number}</th>
                    <th scope="col">${say().when}</th>
                    <th scope="col">${say().what}</th>
                    <th scope="col">${say().state}</th>
                    ${(['rows', 'accepted', 'unchanged', 'rejected'] as const).map(
                      key => html`<th scope="col" class="number">${importWords()[key]}</th>`,
                    )}
                  </tr>
                </thead>
                <tbody>
                  ${imports.map(row)}
                </tbody>
              </table>
            </div>`
          : empty(say().none),
      )}`;
  }
}

function row(one: ImportStatus): unknown {
  return html`<tr>
    <td><a href=${href({own: {import: String(one.id)}})}>${say().number} ${one.id}</a></td>
    <td>${instant(one.createdAt)}</td>
    <td>${valueLabel('object', one.object)}, ${one.org === 'sample' ? importWords().sample : one.mapping}</td>
    <td>${importWords().states[one.state]}</td>
    ${(['rows', 'accepted', 'unchanged'] as const).map(key => html`<td class="number">${number(one[key])}</td>`)}
    <td class=${one.rejected ? 'number loss' : 'number'}>${number(one.rejected)}</td>
  </tr>`;
}

customElements.define('wn-imports', WnImports);
