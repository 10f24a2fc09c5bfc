import {css, html, LitElement, nothing} from 'lit';
import './figure';
import './filters';
import './freshness';
import './records';
import './sign-in';
import './views/overview';
import {access, freshness, isStale, refused} from './api';
import {reload, whyNotFetched} from './code';
import {LANGUAGES, language, rememberLanguage, texts, type Language} from './i18n';
import {loadTaxonomy} from './labels';
import {Here, href, isNarrowed, leftOutOfAddress, VIEWS, type Selection, type View} from './location';
import {failed, loading, stateStyles} from './states';
import {shared} from './styles';
import {chooseTheme, onTheme, theme} from './theme';

const say = texts({
  en: {
    skip: 'Skip to the content', question: 'Why do they say no?', main: 'Views', language: 'Language', dark: 'Dark', light: 'Light',
    theme: 'Appearance', api: 'API', stale: 'The database cannot be reached: what changed since is missing from these figures.',
    unknown: (what: string) => `The page does not know this part of its address and shows itself without it: ${what}`,
    whole: 'Period and filters do not apply here; the other views keep them.',
    views: {overview: 'Overview', who: 'Who', why: 'Why', funnel: 'Funnel', review: 'Review', sync: 'Data'} as Record<View, string>,
  },
  de: {
    skip: 'Zum Inhalt springen', question: 'Warum sagen sie Nein?', main: 'Ansichten', language: 'Sprache', dark: 'Dunkel',
    light: 'Hell', theme: 'Darstellung', api: 'API',
    stale: 'Die Datenbank ist nicht erreichbar: Was sich seither geändert hat, fehlt in diesen Zahlen.',
    unknown: (what: string) => `Diesen Teil ihrer Adresse kennt die Seite nicht und zeigt sich ohne ihn: ${what}`,
    whole: 'Zeitraum und Filter gelten hier nicht; die anderen Ansichten behalten sie.',
    views: {overview: 'Überblick', who: 'Wer', why: 'Warum', funnel: 'Trichter', review: 'Prüfen', sync: 'Daten'},
  },
});

/** Views are loaded when they are looked at first; that which most begin with comes with the page. */
const LOADERS: Record<View, () => Promise<unknown>> = {
  overview: () => Promise.resolve(),
  who: () => import('./views/who'),
  why: () => import('./views/why'),
  funnel: () => import('./views/funnel'),
  review: () => import('./views/review'),
  sync: () => import('./views/sync'),
};
const ELEMENTS: Record<View, unknown> = {
  overview: html`<wn-overview></wn-overview>`,
  who: html`<wn-who></wn-who>`,
  why: html`<wn-why></wn-why>`,
  funnel: html`<wn-funnel></wn-funnel>`,
  review: html`<wn-review></wn-review>`,
  sync: html`<wn-sync></wn-sync>`,
};
/** Those that are not about a selection of records. */
const WITHOUT_FILTERS: ReadonlySet<View> = new Set(['review', 'sync']);

/** The frame of the page: name, views, what is shared by them. */
class WnApp extends LitElement {
  private readonly here = new Here(this);
  private readonly loaded = new Set<View>();
  /** Those whose code did not come, and why. */
  private readonly notLoaded = new Map<View, unknown>();
  private hasLabels = false;
  private error?: unknown;
  private waiting?: View;
  private named?: View;

  static styles = [
    shared,
    stateStyles,
    css`
      header { position: relative; }
      .skip { position: absolute; left: -99rem; padding: 0.5rem 1rem; background: var(--surface); z-index: 2; }
      .skip:focus { left: 1rem; top: 0.5rem; }
      :host { display: flex; flex-direction: column; min-height: 100dvh; }
      .width { width: 100%; max-width: 84rem; margin-inline: auto; padding-inline: 2rem; }
      header .top { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; padding-top: 1.25rem; }
      .name { font: 600 1.5rem/1 var(--serif); text-decoration: none; letter-spacing: -0.01em; }
      .name:hover { color: inherit; }
      .question { color: var(--soft); font: italic 1rem/1.2 var(--serif); }
      .tools { margin-left: auto; display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.5rem; }
      .tools a[aria-current] { font-weight: 600; }
      nav { border-bottom: 1px solid var(--line); margin-top: 0.75rem; }
      nav ul { display: flex; gap: 0.25rem; overflow-x: auto; scrollbar-width: none; margin: 0 -0.75rem; }
      nav a { display: block; padding: 0.6rem 0.75rem; text-decoration: none; color: var(--soft); white-space: nowrap; border-bottom: 2px solid transparent; }
      nav a:hover { color: var(--ink); }
      nav a[aria-current] { color: var(--ink); font-weight: 600; border-bottom-color: var(--loss); }
      nav a:focus-visible { outline-offset: -3px; }
      main { flex: 1; padding-top: 1.5rem; padding-bottom: 3rem; outline: none; }
      wn-filters { margin-bottom: 2rem; }
      .notice { border-left: 3px solid var(--loss); padding: 0.75rem 1rem; margin-bottom: 1.5rem; overflow-wrap: anywhere; }
      .notice.calm { border-color: var(--warn); }
      .whole { margin-bottom: 1rem; }
      footer { border-top: 1px solid var(--line); padding: 1.25rem 0 2rem; }
      footer .width { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; justify-content: space-between; }
      @media (max-width: 40rem) {
        .width { padding-inline: 1rem; } .question { display: none; }
        nav ul { gap: 0; margin: 0 -0.25rem; } nav a { padding: 0.6rem 0.25rem; font-size: var(--small); }
      }
    `,
  ];

  connectedCallback(): void {
    super.connectedCallback();
    onTheme(() => this.requestUpdate());
    access.addEventListener('change', () => this.requestUpdate());
    freshness.addEventListener('change', () => this.requestUpdate());
    // neither waits for the other
    void this.labels();
    void this.load(this.here.place.view);
  }

  render() {
    const {view, selection} = this.here.place;
    const unknown = leftOutOfAddress();
    document.documentElement.lang = language();
    document.title = `${say().views[view]} · Whynot`;
    return html`<header>
        <a class="skip" href="#main" @click=${this.skip}>${say().skip}</a>
        <div class="width top">
          <a class="name" href=${href({view: 'overview'})}>Whynot</a>
          <span class="question">${say().question}</span>
          <div class="tools">
            ${LANGUAGES.map(
              one => html`<a
                class="button plain"
                lang=${one}
                hreflang=${one}
                href=${href({lang: one})}
                aria-label=${one === 'en' ? 'English' : 'Deutsch'}
                aria-current=${one === language() ? 'true' : nothing}
                @click=${() => rememberLanguage(one as Language)}
                >${one.toUpperCase()}</a
              >`,
            )}
            <button class="plain" @click=${() => chooseTheme(theme() === 'dark' ? 'light' : 'dark')}>
              <span class="hidden-text">${say().theme}:</span>${theme() === 'dark' ? say().light : say().dark}
            </button>
            <wn-session></wn-session>
          </div>
        </div>
        <nav aria-label=${say().main} class="width">
          <ul class="plain">
            ${VIEWS.map(
              one => html`<li>
                <a href=${href({view: one})} aria-current=${one === view ? 'page' : nothing}>${say().views[one]}</a>
              </li>`,
            )}
          </ul>
        </nav>
      </header>
      <main id="main" class="width" tabindex="-1">
        <div role="status">
          ${isStale ? html`<p class="notice">${say().stale}</p>` : nothing}
          ${unknown.length ? html`<p class="notice calm">${say().unknown(unknown.join(', '))}</p>` : nothing}
        </div>
        ${refused
          ? html`<wn-sign-in></wn-sign-in>`
          : this.hasLabels
          ? html`${filters(view, selection)} ${this.view(view)}`
          : this.error
            ? failed(this.error, () => this.labels())
            : loading()}
      </main>
      <footer class="small soft">
        <div class="width">
          ${view === 'overview' || refused ? html`<span></span>` : html`<wn-freshness .object=${selection.object}></wn-freshness>`}
          <a href="/q/swagger-ui">${say().api}</a>
        </div>
      </footer>
      ${this.hasLabels && !refused ? html`<wn-records></wn-records>` : nothing}`;
  }

  /** The name of the view that is shown, where the names do not all fit in. */
  protected updated(): void {
    const {view} = this.here.place;
    if (view === this.named) return;
    this.named = view;
    const names = this.renderRoot.querySelector('nav ul');
    const name = names?.querySelector('[aria-current]');
    if (!names || !name) return;
    const [outer, inner] = [names.getBoundingClientRect(), name.getBoundingClientRect()];
    names.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  }

  private view(view: View): unknown {
    if (this.loaded.has(view)) return ELEMENTS[view];
    if (this.notLoaded.has(view)) return failed(this.notLoaded.get(view), reload);
    if (this.waiting !== view) void this.load(view);
    return loading();
  }

  private async load(view: View): Promise<void> {
    this.waiting = view;
    try {
      await LOADERS[view]();
      this.loaded.add(view);
    } catch (error) {
      this.notLoaded.set(view, whyNotFetched(error));
    }
    if (this.waiting === view) this.waiting = undefined;
    this.requestUpdate();
  }

  private async labels(): Promise<void> {
    this.error = undefined;
    this.requestUpdate();
    try {
      await loadTaxonomy();
      this.hasLabels = true;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector('main')?.focus();
  }
}

/** What the view is narrowed by; where that does not apply, says so. */
function filters(view: View, selection: Selection): unknown {
  if (!WITHOUT_FILTERS.has(view)) return html`<wn-filters></wn-filters>`;
  return isNarrowed(selection) ? html`<p class="whole small soft">${say().whole}</p>` : nothing;
}

customElements.define('wn-app', WnApp);
