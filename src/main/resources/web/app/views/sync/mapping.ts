import {css, html, LitElement, nothing} from 'lit';
import {address, ApiError, Asked, authorization, notice, type Problem} from '../../api';
import {language, texts} from '../../i18n';
import {shown, stateStyles} from '../../states';
import {shared} from '../../styles';

const say = texts({
  en: {
    title: 'How the fields of the org are read, and why',
    note: 'A mapping file as one would edit it: save it, change it, and name it in WHYNOT_MAPPING.', save: 'Save as a file',
  },
  de: {
    title: 'Wie die Felder der Org gelesen werden, und warum',
    note: 'Eine Zuordnungsdatei, wie man sie bearbeiten würde: sichern, ändern und in WHYNOT_MAPPING nennen.', save: 'Als Datei sichern',
  },
});

/** The mapping that was found for the org; asked for when it is opened. */
class WnOrgMapping extends LitElement {
  private readonly yaml = new Asked<string>(this);
  private isOpen = false;

  static styles = [
    shared,
    stateStyles,
    css`
      :host { margin-top: 1.25rem; }
      summary { cursor: pointer; font-weight: 600; width: fit-content; }
      pre { max-height: 24rem; overflow: auto; margin: 0.5rem 0 0; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 6px; font: var(--small)/1.5 ui-monospace, monospace; }
      p { margin: 0.35rem 0; }
    `,
  ];

  render() {
    if (this.isOpen) this.yaml.run('mapping', () => ask(this.yaml.asking.signal));
    return html`<details @toggle=${this.onToggle}>
      <summary>${say().title}</summary>
      ${this.isOpen
        ? shown(
            this.yaml,
            yaml => html`<p class="small soft">${say().note} <a href=${address('sync/mapping')} download="salesforce.yaml">${say().save}</a></p>
              <pre tabindex="0">${yaml}</pre>`,
          )
        : nothing}
    </details>`;
  }

  private onToggle(event: Event): void {
    this.isOpen = (event.target as HTMLDetailsElement).open;
    this.requestUpdate();
  }
}

async function ask(signal?: AbortSignal): Promise<string> {
  const response = await fetch(address('sync/mapping'), {signal, headers: {...authorization(), 'Accept-Language': language()}});
  notice(response.status, response.headers.get('Link'));
  if (response.ok) return response.text();
  throw new ApiError((await response.json()) as Problem);
}

customElements.define('wn-org-mapping', WnOrgMapping);
