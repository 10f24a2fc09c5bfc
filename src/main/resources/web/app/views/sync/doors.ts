import {css, html, LitElement} from 'lit';
import {ago, instant, number} from '../../format';
import {texts} from '../../i18n';
import {shared} from '../../styles';
import type {Sync} from '../../types';

const say = texts({
  en: {
    title: 'What came in', door: 'By', received: 'Received', rejected: 'Rejected', last: 'Last', lag: 'Seconds until visible',
    doors: {poll: 'Polls', 'outbound-message': 'Outbound messages', webhook: 'JSON records', event: 'Change events'} as Record<string, string>,
  },
  de: {
    title: 'Was hereinkam', door: 'Durch', received: 'Empfangen', rejected: 'Abgelehnt', last: 'Zuletzt', lag: 'Sekunden bis sichtbar',
    doors: {poll: 'Abfragen', 'outbound-message': 'Outbound Messages', webhook: 'JSON-Datensätze', event: 'Änderungsereignisse'},
  },
});

/** What of the org has come in by polls, webhooks and events. */
class WnDoors extends LitElement {
  static properties = {doors: {attribute: false}};
  declare doors: Sync['doors'];

  static styles = [
    shared,
    css`
      h3 { margin: 1.25rem 0 0.35rem; }
    `,
  ];

  render() {
    return html`<h3>${say().title}</h3>
      <div class="scroll" tabindex="0" role="region" aria-label=${say().title}>
        <table>
          <thead>
            <tr>
              <th scope="col">${say().door}</th>
              <th scope="col" class="number">${say().received}</th>
              <th scope="col" class="number">${say().rejected}</th>
              <th scope="col" class="number">${say().lag}</th>
              <th scope="col">${say().last}</th>
            </tr>
          </thead>
          <tbody>
            ${this.doors.map(
              door => html`<tr>
                <th scope="row">${say().doors[door.door] ?? door.door}</th>
                <td class="number">${number(door.received)}</td>
                <td class="number">${number(door.rejected)}</td>
                <td class="number">${door.lagSeconds === null ? '–' : number(door.lagSeconds, 1)}</td>
                <td title=${instant(door.lastAt)}>${since(door.lastAt)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }
}

function since(at: string | null): string {
  return at ? ago((Date.now() - Date.parse(at)) / 1000) : '–';
}

customElements.define('wn-doors', WnDoors);
