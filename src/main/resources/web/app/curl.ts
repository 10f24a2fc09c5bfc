import {css, html, LitElement, nothing} from 'lit';
import {address, token} from './api';
import {texts} from './i18n';
import {shared} from './styles';

const say = texts({
  en: {curl: 'Copy as curl', copied: 'Copied', of: (title: string) => ` of: ${title}`},
  de: {curl: 'Als curl kopieren', copied: 'Kopiert', of: (title: string) => `: ${title}`},
});

/** Copies the call that asks the service for what is shown. */
class WnCurl extends LitElement {
  static properties = {path: {}, query: {attribute: false}, of: {}};
  /** Below `/api/v1/`. */
  declare path: string;
  declare query?: URLSearchParams;
  /** What is shown, for those who do not see beside what it stands. */
  declare of?: string;
  private isCopied = false;

  static styles = [
    shared,
    css`
      button { min-height: 2rem; padding: 0.1rem 0.6rem; color: var(--soft); }
      button:hover { color: var(--ink); }
    `,
  ];

  render() {
    return html`<button class="plain" @click=${this.copy}>
      ${this.isCopied ? say().copied : say().curl}${this.of ? html`<span class="hidden-text">${say().of(this.of)}</span>` : nothing}
    </button>`;
  }

  private async copy(): Promise<void> {
    const who = token() === null ? '' : '-H "Authorization: Bearer $WHYNOT_TOKEN" ';
    await copyText(`curl -sS ${who}'${location.origin}${address(this.path, this.query).replace(/'/g, '%27')}'`);
    this.isCopied = true;
    this.requestUpdate();
    setTimeout(() => {
      this.isCopied = false;
      this.requestUpdate();
    }, 2000);
  }
}

async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // only secure pages have a clipboard; a service in the own network is often none
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

customElements.define('wn-curl', WnCurl);
