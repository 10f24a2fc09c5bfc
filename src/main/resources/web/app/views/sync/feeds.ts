import {css, html, LitElement, nothing} from 'lit';
import {Asked, get, send} from '../../api';
import {number, percent} from '../../format';
import {texts} from '../../i18n';
import {failed, shown, stateStyles} from '../../states';
import {shared} from '../../styles';
import type {Sync} from '../../types';
import './connect';
import './doors';
import './feed';
import './mapping';

const say = texts({
  en: {
    title: 'Salesforce', org: (org: string) => `Org ${org}`, every: (seconds: string) => `polled every ${seconds} s`,
    poll: 'Poll now', wanted: 'A poll is asked for.', calls: 'API calls of the last 24 hours',
    of: (used: string, allowed: string) => `${used} of ${allowed}`, share: 'our share', unknown: 'our share is not known yet',
    warnings: 'What the mapping looked for and did not find', other: 'Another replica follows the org; this one only shows it.',
    waiting: 'The org is configured, and nothing was read yet.',
  },
  de: {
    title: 'Salesforce', org: (org: string) => `Org ${org}`, every: (seconds: string) => `Abfrage alle ${seconds} s`,
    poll: 'Jetzt abfragen', wanted: 'Eine Abfrage ist angefordert.', calls: 'API-Aufrufe der letzten 24 Stunden',
    of: (used: string, allowed: string) => `${used} von ${allowed}`, share: 'unser Anteil', unknown: 'unser Anteil ist noch nicht bekannt',
    warnings: 'Was die Zuordnung suchte und nicht fand', other: 'Eine andere Instanz folgt dem Org; diese zeigt es nur.',
    waiting: 'Die Org ist eingestellt, gelesen ist noch nichts.',
  },
});

const LOOK_AGAIN_MILLIS = 5000;

/** How far the org is read; or how to connect one. */
class WnFeeds extends LitElement {
  private readonly sync = new Asked<Sync>(this);
  private timer?: ReturnType<typeof setInterval>;
  private isWanted = false;
  private error?: unknown;

  static styles = [
    shared,
    stateStyles,
    css`
      :host { display: flex; align-self: start; }
      section { flex: 1; min-width: 0; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 1.25rem 1.5rem; }
      header { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: center; margin-bottom: 0.5rem; }
      header button { margin-left: auto; }
      .warn { border-left: 3px solid var(--warn); padding-left: 0.75rem; margin: 0.75rem 0; }
      h3 { margin: 1.25rem 0 0.35rem; }
      ul.warnings { padding-left: 1.25rem; }
      meter { width: 100%; height: 0.75rem; }
      @media (max-width: 40rem) { section { padding: 1rem; } }
    `,
  ];

  connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => void this.lookAgain(), LOOK_AGAIN_MILLIS);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  render() {
    this.sync.ask('sync');
    return html`<section aria-label=${say().title}>
      <header>
        <h2>${say().title}</h2>
        ${this.sync.value?.isConfigured ? this.head(this.sync.value) : nothing}
      </header>
      ${shown(this.sync, sync => (sync.isConfigured ? this.state(sync) : html`<wn-connect></wn-connect>`))}
    </section>`;
  }

  private head(sync: Sync): unknown {
    return html`<span class="small soft figures">
        ${sync.org ? html`${say().org(sync.org)} · ` : nothing}${say().every(number(sync.pollSeconds))}
      </span>
      <button @click=${this.poll}>${say().poll}</button>`;
  }

  private state(sync: Sync): unknown {
    return html`<div role="status" class="small">${this.isWanted ? say().wanted : nothing}</div>
      ${this.error ? failed(this.error) : nothing}
      ${sync.lastError ? html`<p class="warn" role="alert">${sync.lastError}</p>` : nothing}
      ${sync.slowedDown ? html`<p class="warn small">${sync.slowedDown}</p>` : nothing}
      ${sync.isLeading || !sync.feeds.length ? nothing : html`<p class="small soft">${say().other}</p>`}
      ${sync.feeds.length
        ? sync.feeds.map(feed => html`<wn-feed .feed=${feed}></wn-feed>`)
        : html`<p class="soft">${say().waiting}</p>`}
      ${calls(sync)}
      ${sync.doors.length ? html`<wn-doors .doors=${sync.doors}></wn-doors>` : nothing}
      ${sync.warnings.length
        ? html`<h3>${say().warnings}</h3>
            <ul class="warnings small">${sync.warnings.map(one => html`<li>${one}</li>`)}</ul>`
        : nothing}
      <wn-org-mapping></wn-org-mapping>`;
  }

  private async poll(): Promise<void> {
    this.error = undefined;
    try {
      await send('POST', 'sync');
      this.isWanted = true;
      setTimeout(() => {
        this.isWanted = false;
        this.requestUpdate();
      }, LOOK_AGAIN_MILLIS);
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  /** Without paling what is shown. */
  private async lookAgain(): Promise<void> {
    if (!this.sync.value || this.sync.isAsking) return;
    try {
      this.sync.set(await get<Sync>('sync', undefined, this.sync.asking));
    } catch (error) {
      if (this.isConnected) this.sync.error = error;
      this.requestUpdate();
    }
  }
}

function calls({calls: {used, allowed}}: Sync): unknown {
  return html`<h3>${say().calls}</h3>
    ${allowed === null
      ? html`<p class="small figures">${number(used)} <span class="soft">(${say().unknown})</span></p>`
      : html`<p class="small figures">
            ${say().of(number(used), number(allowed))}
            <span class="soft">(${say().share}, ${percent(allowed ? used / allowed : 0, 0)})</span>
          </p>
          <meter aria-label=${say().calls} min="0" max=${allowed} high=${0.8 * allowed} .value=${used}></meter>`}`;
}

customElements.define('wn-feeds', WnFeeds);
