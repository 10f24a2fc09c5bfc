import {html, LitElement, nothing} from 'lit';
import {Asked, get} from './api';
import {ago, instant, number, percent} from './format';
import {texts} from './i18n';
import {href} from './location';
import {shared} from './styles';
import type {ImportStatus, Sync} from './types';

const say = texts({
  en: {
    sample: 'This is the bundled sample, made up from first to last. Import records of your own and it steps aside.',
    none: 'There are no records yet.', imported: (when: string) => `Last import: ${when}`,
    loading: (share: string) => `Reading the org: ${share}`, failing: 'The org cannot be read at the moment',
    read: (when: string) => `Read from Salesforce ${when}`, how: 'Bring data in', details: 'Details',
    importing: (rows: string) => `An import is running: ${rows} rows so far`,
  },
  de: {
    sample: 'Das ist das mitgelieferte Beispiel, von Anfang bis Ende erfunden. Mit eigenen Datensätzen tritt es zurück.',
    none: 'Es gibt noch keine Datensätze.', imported: (when: string) => `Letzter Import: ${when}`,
    loading: (share: string) => `Org wird gelesen: ${share}`, failing: 'Die Org ist gerade nicht lesbar',
    read: (when: string) => `Aus Salesforce gelesen ${when}`, how: 'Daten einspielen', details: 'Einzelheiten',
    importing: (rows: string) => `Ein Import läuft: bisher ${rows} Zeilen`,
  },
});

interface Sources {
  readonly sync: Sync;
  readonly imports: readonly ImportStatus[];
}

/** Where the numbers come from and how fresh they are, in one line. */
class WnFreshness extends LitElement {
  private readonly sources = new Asked<Sources>(this);
  private timer?: ReturnType<typeof setInterval>;
  static properties = {object: {}, isBrief: {attribute: false}};
  declare object: string;
  /** Somebody else says already that nothing is there. */
  declare isBrief?: boolean;

  static styles = [shared];

  connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.sources.retry(), 30_000);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  render() {
    this.sources.run('sources', async () => {
      const [sync, imports] = await Promise.all([
        get<Sync>('sync', undefined, this.sources.asking),
        get<ImportStatus[]>('imports', undefined, this.sources.asking),
      ]);
      return {sync, imports};
    });
    const known = this.sources.value;
    if (!known || (this.isBrief && this.isEmpty(known) && !known.imports.length)) return nothing;
    return html`<p>${this.line(known)} <a href=${href({view: 'sync'})}>${this.isEmpty(known) ? say().how : say().details}</a></p>`;
  }

  private isEmpty({sync, imports}: Sources): boolean {
    return !sync.isConfigured && imports.every(one => one.org === 'sample');
  }

  private line({sync, imports}: Sources): string {
    const running = imports.find(one => one.state === 'running');
    if (running) return say().importing(number(running.rows));
    if (sync.isConfigured) {
      const feed = sync.feeds.find(one => one.object.toLowerCase() === this.object) ?? sync.feeds[0];
      if (sync.lastError || !feed || feed.state === 'failing') return say().failing;
      if (feed.state === 'loading') return say().loading(percent((feed.percent ?? 0) / 100, 0));
      return say().read(ago(feed.lagSeconds ?? 0));
    }
    const newest = imports.filter(one => one.org !== 'sample')[0];
    if (newest) return say().imported(instant(newest.finishedAt ?? newest.createdAt));
    return imports.length ? say().sample : say().none;
  }
}

customElements.define('wn-freshness', WnFreshness);
