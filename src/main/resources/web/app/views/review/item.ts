import {css, html, LitElement, nothing} from 'lit';
import {likelihood, moneyList, number} from '../../format';
import {texts} from '../../i18n';
import {categoryColour, categoryLabel, categoryOf} from '../../labels';
import {shared} from '../../styles';
import {anyReasonLabel, type Item} from './api';
import './picker';
import './records-link';

const say = texts({
  en: {
    kinds: {unclear: 'Unclear', contradicted: 'Contradicted by the history', unsure: 'Not sure'} as Record<Item['kind'], string>,
    records: (n: string) => `${n} records`, one: '1 record', worth: (m: string) => `worth ${m}`,
    now: (reason: string) => `now taken for: ${reason}`, other: 'Other reason …', guess: (p: string) => `${p} likely`,
    decide: (text: string) => `What does “${text}” mean?`, org: (org: string) => `org ${org}`,
  },
  de: {
    kinds: {unclear: 'Unklar', contradicted: 'Verlauf widerspricht', unsure: 'Nicht sicher'},
    records: (n: string) => `${n} Datensätze`, one: '1 Datensatz', worth: (m: string) => `im Wert von ${m}`,
    now: (reason: string) => `gilt jetzt als: ${reason}`, other: 'Anderer Grund …', guess: (p: string) => `${p} wahrscheinlich`,
    decide: (text: string) => `Was bedeutet „${text}“?`, org: (org: string) => `Org ${org}`,
  },
});

/** One text to decide on. Says `decide` with the code of a reason, and `current` when somebody turns to it. */
class WnReviewItem extends LitElement {
  static properties = {
    item: {attribute: false}, isCurrent: {attribute: false}, isBusy: {attribute: false}, hasKeys: {attribute: false}, hasSeveralOrgs: {attribute: false},
  };
  declare item: Item;
  /** Whether it is the one that keys would decide. */
  declare isCurrent: boolean;
  declare isBusy: boolean;
  /** Whether single keys decide. */
  declare hasKeys: boolean;
  declare hasSeveralOrgs: boolean;
  private isPicking = false;

  static styles = [
    shared,
    css`
      article { padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
      article.current { border-color: var(--calm); box-shadow: inset 3px 0 0 var(--loss); }
      @media (min-width: 60rem) {
        article { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 2fr); gap: 0 2rem; align-items: start; }
        wn-reason-picker { grid-column: 2; }
      }
      blockquote { margin: 0; font: 1.125rem/1.4 var(--serif); overflow-wrap: anywhere; }
      .facts { display: flex; flex-wrap: wrap; gap: 0 0.9rem; margin-top: 0.15rem; }
      .kind { font-weight: 600; color: var(--ink); }
      .guesses { display: flex; flex-wrap: wrap; gap: 0.5rem; }
      @media (max-width: 59.99rem) { .guesses { margin-top: 0.75rem; } }
      .guesses button { max-width: 100%; text-align: left; position: relative; overflow: hidden; padding-bottom: 0.45rem; }
      .guesses button i { position: absolute; left: 0; bottom: 0; height: 3px; background: var(--of); }
      kbd { font: 600 var(--small)/1 var(--sans); border: 1px solid var(--line); border-radius: 4px; padding: 0.15rem 0.35rem; color: var(--soft); }
      wn-reason-picker { margin-top: 0.75rem; }
      wn-text-records { margin-top: 0.5rem; }
    `,
  ];

  render() {
    const {item} = this;
    return html`<article
      class=${this.isCurrent ? 'current' : ''}
      aria-label=${say().decide(item.text)}
      aria-current=${this.isCurrent ? 'true' : nothing}
      @click=${this.turnTo}
      @focusin=${this.onFocus}
    >
      <div>
        <blockquote>${item.text}</blockquote>
        <p class="facts small soft figures">
        <span class="kind">${say().kinds[item.kind]}</span>
        <span>${item.records === 1 ? say().one : say().records(number(item.records))}</span>
        ${item.lostAmount.length ? html`<span>${say().worth(moneyList(item.lostAmount))}</span>` : nothing}
        ${item.reason ? html`<span>${say().now(anyReasonLabel(item.org, item.reason))}</span>` : nothing}
        ${this.hasSeveralOrgs ? html`<span>${say().org(item.org)}</span>` : nothing}
        </p>
        ${this.isCurrent ? html`<wn-text-records .item=${item}></wn-text-records>` : nothing}
      </div>
      <div class="guesses" role="group" aria-label=${say().decide(item.text)}>
        ${item.guesses.map((guess, i) => this.guess(guess.label, guess.probability, i + 1))}
        <button id="other" class="plain" aria-expanded=${this.isPicking ? 'true' : 'false'} ?disabled=${this.isBusy} @click=${this.toggle}>
          ${say().other}
        </button>
      </div>
      ${this.isPicking
        ? html`<wn-reason-picker .org=${item.org} @pick=${this.onPick} @leave=${this.toggle}></wn-reason-picker>`
        : nothing}
    </article>`;
  }

  /** Puts the focus on the first guess. */
  focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.guesses button')?.focus());
  }

  private guess(code: string, probability: number, key: number): unknown {
    const category = categoryOf(code);
    return html`<button
      ?disabled=${this.isBusy}
      aria-keyshortcuts=${this.isCurrent && this.hasKeys ? String(key) : nothing}
      title=${categoryLabel(category)}
      @click=${() => this.decide(code)}
    >
      ${this.isCurrent && this.hasKeys ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing} ${anyReasonLabel(this.item.org, code)}
      <span class="soft figures" aria-label=${say().guess(likelihood(probability))}>${likelihood(probability)}</span>
      <i style="width: ${100 * probability}%; --of: var(${categoryColour(category)})" aria-hidden="true"></i>
    </button>`;
  }

  private decide(code: string): void {
    this.dispatchEvent(new CustomEvent('decide', {detail: code}));
  }

  private onPick(event: CustomEvent<string>): void {
    this.isPicking = false;
    this.decide(event.detail);
  }

  private toggle(): void {
    this.isPicking = !this.isPicking;
    this.requestUpdate();
    if (!this.isPicking) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#other')?.focus());
  }

  /** Not by a pressed mouse: what it points at would move before it is let go. */
  private onFocus(event: FocusEvent): void {
    if ((event.composedPath()[0] as Element).matches(':focus-visible')) this.turnTo();
  }

  private turnTo(): void {
    if (!this.isCurrent) this.dispatchEvent(new CustomEvent('current'));
  }
}

customElements.define('wn-review-item', WnReviewItem);
