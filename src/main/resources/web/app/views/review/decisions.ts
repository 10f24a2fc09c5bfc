import {css, html, LitElement} from 'lit';
import {Asked} from '../../api';
import {instant} from '../../format';
import {texts} from '../../i18n';
import {empty, shown, stateStyles} from '../../states';
import {shared} from '../../styles';
import {anyReasonLabel, type TextDecision} from './api';

const say = texts({
  en: {
    title: 'Decided so far', text: 'Text', means: 'Means', decided: 'Decided', undone: 'Undone', undo: 'Undo',
    by: (who: string, when: string) => `${who}, ${when}`, of: (text: string) => `: ${text}`,
    none: 'Nothing is decided yet. What you decide appears here, and can be undone.',
  },
  de: {
    title: 'Bisher entschieden', text: 'Text', means: 'Bedeutet', decided: 'Entschieden', undone: 'Zurückgenommen',
    undo: 'Zurücknehmen', by: (who: string, when: string) => `${who}, ${when}`, of: (text: string) => `: ${text}`,
    none: 'Noch ist nichts entschieden. Was Sie entscheiden, steht dann hier und lässt sich zurücknehmen.',
  },
});

/** What people decided, by whom and when, also what was undone. Says `undo` with a decision. */
class WnDecisions extends LitElement {
  static properties = {org: {}, isBusy: {attribute: false}};
  declare org?: string;
  declare isBusy: boolean;
  private readonly decisions = new Asked<readonly TextDecision[]>(this);

  static styles = [
    shared,
    stateStyles,
    css`
      h2 { margin-bottom: 0.5rem; }
      td, tbody th { overflow-wrap: anywhere; min-width: 7rem; }
      tbody th { color: var(--ink); font-weight: 400; }
      tr.undone th, tr.undone td:nth-child(2) { text-decoration: line-through; color: var(--soft); }
    `,
  ];

  render() {
    const query = new URLSearchParams({undone: 'true'});
    if (this.org) query.set('org', this.org);
    this.decisions.ask('mappings', query);
    return html`<h2>${say().title}</h2>
      ${shown(this.decisions, decisions =>
        decisions.length
          ? html`<div class="scroll" tabindex="0" role="region" aria-label=${say().title}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">${say().text}</th>
                    <th scope="col">${say().means}</th>
                    <th scope="col">${say().decided}</th>
                    <th scope="col">${say().undone}</th>
                  </tr>
                </thead>
                <tbody>
                  ${decisions.map(decision => this.row(decision))}
                </tbody>
              </table>
            </div>`
          : empty(say().none),
      )}`;
  }

  private row(decision: TextDecision): unknown {
    return html`<tr class=${decision.undoneAt ? 'undone' : ''}>
      <th scope="row">${decision.text}</th>
      <td>${anyReasonLabel(decision.org, decision.code)}</td>
      <td>${say().by(decision.decidedBy, instant(decision.decidedAt))}</td>
      <td>
        ${decision.undoneAt
          ? say().by(decision.undoneBy ?? '–', instant(decision.undoneAt))
          : html`<button ?disabled=${this.isBusy} @click=${() => this.undo(decision)}>
              ${say().undo}<span class="hidden-text">${say().of(decision.text)}</span>
            </button>`}
      </td>
    </tr>`;
  }

  private undo(decision: TextDecision): void {
    this.dispatchEvent(new CustomEvent('undo', {detail: decision}));
  }
}

customElements.define('wn-decisions', WnDecisions);
