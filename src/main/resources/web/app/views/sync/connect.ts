import {css, html, LitElement} from 'lit';
import {texts} from '../../i18n';
import {shared} from '../../styles';

const say = texts({
  en: {
    none: 'No org is connected.',
    how: 'With a user, a permission set and an app in the org, three settings do. It finds the fields of the reasons by itself, reads everything once, and then polls each minute within a fifth of the org’s API calls.',
    steps: 'Step by step, for the org’s admin: docs/connect-salesforce.md. Changes within seconds by events or webhooks: docs/webhooks.md.',
    settings: 'Settings to connect an org',
  },
  de: {
    none: 'Keine Org ist verbunden.',
    how: 'Mit einem Benutzer, einem Berechtigungssatz und einer App in der Org genügen drei Einstellungen. Die Felder der Gründe werden von selbst gefunden, alles wird einmal gelesen und danach jede Minute abgefragt, innerhalb eines Fünftels der API-Aufrufe der Org.',
    steps: 'Schritt für Schritt, für Admins der Org: docs/connect-salesforce.md. Änderungen binnen Sekunden durch Ereignisse oder Webhooks: docs/webhooks.md.',
    settings: 'Einstellungen, um eine Org zu verbinden',
  },
});

/** What an admin does to connect an org. */
class WnConnect extends LitElement {
  static styles = [
    shared,
    css`
      p { margin-bottom: 0.75rem; font-size: var(--small); }
      pre { overflow: auto; margin: 0 0 0.75rem; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 6px; font: var(--small)/1.6 ui-monospace, monospace; }
    `,
  ];

  render() {
    return html`<p class="soft">${say().none}</p>
      <p>${say().how}</p>
      <pre tabindex="0" role="region" aria-label=${say().settings}>
WHYNOT_SALESFORCE_LOGIN_URL=https://acme.my.salesforce.com
WHYNOT_SALESFORCE_CLIENT_ID=...
WHYNOT_SALESFORCE_CLIENT_SECRET=...</pre
      >
      <p class="small soft">${say().steps}</p>`;
  }
}

customElements.define('wn-connect', WnConnect);
