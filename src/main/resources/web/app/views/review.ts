import {css, html, LitElement, nothing} from 'lit';
import {Asked, get, send, somethingChanged} from '../api';
import {number, percent} from '../format';
import {remember, remembered, texts} from '../i18n';
import {go, Here, href} from '../location';
import {empty, failed, shown, stateStyles} from '../states';
import {shared} from '../styles';
import {
  anyReasonLabel, decider, ownReasons, rememberDecider, type Decided, type Item, type Rerun, type Review, type TextDecision,
} from './review/api';
import './review/decisions';
import './review/item';
import './review/unusable';

const say = texts({
  en: {
    title: 'What nobody is sure of',
    lede: 'Texts that are unclear, that the history of the records speaks against, or that could mean several things. What you decide holds for all records with the text, past and future.',
    who: 'Who decides', whoHint: 'Your name is kept with each decision. Say who you are first.', whoPlace: 'Your name',
    keys: 'Keys: 1 to 3 decide the marked text, J and K go to another',
    kind: 'Show', kinds: {'': 'All', unclear: 'Unclear', contradicted: 'Contradicted', unsure: 'Not sure'} as Record<string, string>,
    sort: 'First', sorts: {'': 'the most frequent', '-lostAmount': 'the most worth'} as Record<string, string>,
    list: 'Texts to decide', more: 'Show more', done: 'Nothing is left to decide here.',
    decided: (text: string, reason: string, n: string) => `“${text}” means ${reason}. Records changed at once: ${n}.`,
    undone: (text: string, n: string) => `“${text}” means again what it did before. Records changed at once: ${n}.`,
    undo: 'Undo', rerun: (share: string) => `Other records are decided anew by what was learnt: ${share}`, waiting: 'starting',
  },
  de: {
    title: 'Was niemand sicher weiß',
    lede: 'Texte, die unklar sind, denen der Verlauf der Datensätze widerspricht oder die mehreres heißen können. Was Sie entscheiden, gilt für alle Datensätze mit dem Text, frühere und künftige.',
    who: 'Wer entscheidet', whoHint: 'Ihr Name wird bei jeder Entscheidung festgehalten. Sagen Sie zuerst, wer Sie sind.', whoPlace: 'Ihr Name',
    keys: 'Tasten: 1 bis 3 entscheiden den markierten Text, J und K wechseln',
    kind: 'Zeigen', kinds: {'': 'Alle', unclear: 'Unklar', contradicted: 'Widersprüchlich', unsure: 'Nicht sicher'},
    sort: 'Zuerst', sorts: {'': 'die häufigsten', '-lostAmount': 'die wertvollsten'},
    list: 'Zu entscheidende Texte', more: 'Mehr anzeigen', done: 'Hier ist nichts mehr zu entscheiden.',
    decided: (text: string, reason: string, n: string) => `„${text}“ bedeutet ${reason}. Sofort geänderte Datensätze: ${n}.`,
    undone: (text: string, n: string) => `„${text}“ bedeutet wieder, was es vorher hieß. Sofort geänderte Datensätze: ${n}.`,
    undo: 'Zurücknehmen', rerun: (share: string) => `Andere Datensätze werden mit dem Gelernten neu entschieden: ${share}`, waiting: 'beginnt',
  },
});

/** Keys without Ctrl or Alt can be pressed unawares, above all by speech: they can be switched off (WCAG 2.1.4). */
const KEYS_OFF = 'whynot.review.keys';

const STEP = 20;
const MOST = 500;
const LOOK_AGAIN_MILLIS = 1000;

/** Texts that somebody should decide on, one after the other, by mouse or keys; and what was decided. */
class WnReview extends LitElement {
  private readonly here = new Here(this);
  private readonly review = new Asked<Review>(this);
  private current?: string;
  private isBusy = false;
  private hasKeys = remembered(KEYS_OFF) !== 'off';
  private lacksName = false;
  private error?: unknown;
  private last?: {readonly says: string; readonly decision?: TextDecision};
  private timer?: ReturnType<typeof setTimeout>;
  private wasRunning = false;
  private readonly onKey = (event: KeyboardEvent) => this.key(event);

  static styles = [
    shared,
    stateStyles,
    css`
      .lede { margin-top: 0.25rem; max-width: 45rem; }
      .share { display: flex; flex-wrap: wrap; gap: 1rem 3rem; }
      .bar { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; align-items: end; }
      .bar label { display: grid; gap: 0.2rem; font-size: var(--small); color: var(--soft); }
      .bar select, .bar input { color: var(--ink); }
      input[aria-invalid='true'] { border-color: var(--loss); }
      .bar .keys { margin-left: auto; display: flex; gap: 0.5rem; align-items: center; min-height: 2.25rem; }
      .keys input { min-height: 0; accent-color: var(--ink); }
      .items { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; margin-bottom: 1rem; }
      .news:not(:empty) { position: sticky; bottom: 1rem; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; padding: 0.6rem 1rem; background: var(--surface); border: 1px solid var(--line); border-left: 3px solid var(--good); border-radius: 6px; box-shadow: var(--shadow); }
      .news p { overflow-wrap: anywhere; }
      .rerun { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; }
      progress { accent-color: var(--loss); }
      @media (max-width: 60rem) { .bar .keys { margin-left: 0; } }
      @media (max-width: 40rem) {
        .bar { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); } .bar select, .bar #who { width: 100%; }
        .bar .wide, .bar p, .bar .keys { grid-column: 1 / -1; }
      }
    `,
  ];

  connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.onKey);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.onKey);
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  render() {
    const {org} = this.here.selection;
    this.review.ask('review', this.query);
    return html`<div class="stack">
      <div>
        <h1>${say().title}</h1>
        <p class="lede soft">${say().lede}</p>
      </div>
      <div class="share">
        <wn-unusable .object=${'opportunity'} .org=${org}></wn-unusable>
        <wn-unusable .object=${'lead'} .org=${org}></wn-unusable>
      </div>
      ${this.controls()}
      ${this.error ? failed(this.error) : nothing}
      ${shown(this.review, review => this.list(review))}
      <div class="news small" role="status">${this.news()}</div>
      <wn-decisions .org=${org} .isBusy=${this.isBusy} @undo=${this.onUndo}></wn-decisions>
    </div>`;
  }

  protected updated(): void {
    const isRunning = !!this.review.value?.rerun.length;
    if (isRunning && this.timer === undefined) {
      this.timer = setTimeout(() => void this.lookAgain(), LOOK_AGAIN_MILLIS);
    }
    if (this.wasRunning && !isRunning) somethingChanged();
    this.wasRunning = isRunning;
  }

  private get query(): URLSearchParams {
    const {selection, own} = this.here.place;
    const query = new URLSearchParams({limit: String(this.limit)});
    if (selection.org) query.set('org', selection.org);
    for (const key of ['kind', 'sort']) if (own[key]) query.set(key, own[key]);
    return query;
  }

  private get limit(): number {
    return Math.min(MOST, Math.max(STEP, Number(this.here.own.limit) || STEP));
  }

  private controls(): unknown {
    const {kind = '', sort = ''} = this.here.own;
    return html`<div class="bar">
      <label class="wide"
        >${say().who}
        <input
          id="who"
          autocomplete="name"
          maxlength="100"
          placeholder=${say().whoPlace}
          .value=${decider()}
          aria-invalid=${this.lacksName ? 'true' : 'false'}
          aria-describedby="hint"
          @input=${this.onName}
        />
      </label>
      ${choose(say().kind, say().kinds, kind, 'kind')} ${choose(say().sort, say().sorts, sort, 'sort')}
      <p id="hint" class="small ${this.lacksName ? 'loss' : 'hidden-text'}" role=${this.lacksName ? 'alert' : nothing}>
        ${say().whoHint}
      </p>
      <label class="keys"><input type="checkbox" .checked=${this.hasKeys} @change=${this.onKeys} />${say().keys}</label>
    </div>`;
  }

  private list({items, rerun}: Review): unknown {
    if (!items.some(item => item.id === this.current)) this.current = items[0]?.id;
    const orgs = new Set(items.map(item => item.org));
    return html`${rerun.map(progress => running(progress))}
      ${items.length
        ? html`<ul class="plain items" aria-label=${say().list}>
            ${items.map(
              item => html`<li>
                <wn-review-item
                  .item=${item}
                  .isCurrent=${item.id === this.current}
                  .isBusy=${this.isBusy}
                  .hasKeys=${this.hasKeys}
                  .hasSeveralOrgs=${orgs.size > 1}
                  @current=${() => this.turnTo(item)}
                  @decide=${(event: CustomEvent<string>) => this.decide(item, event.detail)}
                ></wn-review-item>
              </li>`,
            )}
          </ul>`
        : empty(say().done)}
      ${items.length === this.limit && items.length < MOST
        ? html`<a class="button" href=${href({own: {limit: String(this.limit + STEP)}})}>${say().more}</a>`
        : nothing}`;
  }

  private news(): unknown {
    if (!this.last) return nothing;
    const {says, decision} = this.last;
    return html`<p>${says}</p>${decision
        ? html`<button ?disabled=${this.isBusy} @click=${() => this.undo(decision)}>${say().undo}</button>`
        : nothing}`;
  }

  private decide(item: Item, code: string): Promise<void> {
    const items = this.review.value?.items ?? [];
    const at = items.findIndex(one => one.id === item.id && one.org === item.org);
    const hadFocus = this.renderRoot.querySelectorAll('wn-review-item')[at]?.matches(':focus-within');
    return this.change(async by => {
      await ownReasons(item.org).catch(() => []); // only for its label
      const query = new URLSearchParams({org: item.org});
      const {decision, changed} = await send<Decided>('PUT', `review/${item.id}`, {query, body: {reason: code, by}});
      this.last = {says: say().decided(item.text, anyReasonLabel(item.org, code), number(changed)), decision};
      this.current = (items[at + 1] ?? items[at - 1])?.id;
      this.review.set({
        items: items.filter(one => one !== item),
        rerun: this.review.value?.rerun ?? [],
      });
      await this.updateComplete;
      if (hadFocus) this.currentElement()?.focus();
    });
  }

  private undo(decision: TextDecision): Promise<void> {
    return this.change(async by => {
      const query = new URLSearchParams({by});
      const {changed} = await send<Decided>('DELETE', `mappings/${decision.id}`, {query});
      this.last = {says: say().undone(decision.text, number(changed))};
    });
  }

  private onUndo(event: CustomEvent<TextDecision>): void {
    void this.undo(event.detail);
  }

  /** Changes something in somebody's name, once at a time. */
  private async change(make: (by: string) => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    const by = decider().trim();
    this.lacksName = !by;
    this.error = undefined;
    this.requestUpdate();
    if (!by) {
      this.renderRoot.querySelector<HTMLInputElement>('#who')?.focus();
      return;
    }
    this.isBusy = true;
    try {
      await make(by);
      somethingChanged();
    } catch (error) {
      this.error = error;
    } finally {
      this.isBusy = false;
      this.requestUpdate();
    }
  }

  /** Without paling what is shown, as it comes every second. */
  private async lookAgain(): Promise<void> {
    try {
      const found = await get<Review>('review', this.query);
      if (this.isConnected && !this.review.isAsking) this.review.set(found);
    } catch {
      // the next look will tell
    }
    this.timer = undefined;
    this.requestUpdate();
  }

  private onKeys(event: Event): void {
    this.hasKeys = (event.target as HTMLInputElement).checked;
    remember(KEYS_OFF, this.hasKeys ? null : 'off');
    this.requestUpdate();
  }

  private onName(event: Event): void {
    rememberDecider((event.target as HTMLInputElement).value.trim());
    this.lacksName = false;
    this.requestUpdate();
  }

  private turnTo(item: Item): void {
    this.current = item.id;
    this.requestUpdate();
  }

  private key(event: KeyboardEvent): void {
    if (!this.hasKeys || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return;
    if (this.here.own.records !== undefined || this.here.own.record !== undefined) return;
    const items = this.review.value?.items ?? [];
    const at = items.findIndex(item => item.id === this.current);
    if (at < 0) return;
    const guess = items[at].guesses[Number(event.key) - 1];
    if (/^[1-3]$/.test(event.key) && guess) {
      event.preventDefault();
      void this.decide(items[at], guess.label);
    } else if (event.key === 'j' || event.key === 'k') {
      const next = items[at + (event.key === 'j' ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      this.turnTo(next);
      void this.updateComplete.then(() => {
        const element = this.currentElement();
        element?.scrollIntoView({block: 'nearest'});
        element?.focus();
      });
    }
  }

  private currentElement(): HTMLElement | undefined {
    const at = this.review.value?.items.findIndex(item => item.id === this.current) ?? -1;
    return this.renderRoot.querySelectorAll<HTMLElement>('wn-review-item')[at];
  }
}

function choose(label: string, options: Record<string, string>, chosen: string, key: string): unknown {
  return html`<label
    >${label}
    <select @change=${(event: Event) => go(href({own: {[key]: (event.target as HTMLSelectElement).value || null, limit: null}}))}>
      ${Object.entries(options).map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
    </select>
  </label>`;
}

function running({total, done}: Rerun): unknown {
  const share = total ? done / total : undefined;
  return html`<p class="rerun small" role="status">
    ${say().rerun(share === undefined ? say().waiting : percent(share, 0))}
    <progress aria-hidden="true" max="1" .value=${share ?? 0}></progress>
  </p>`;
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), select, textarea');
}

customElements.define('wn-review', WnReview);
