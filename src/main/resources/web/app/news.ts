import {css, html, LitElement, nothing} from 'lit';
import {Asked, WAIT_SECONDS} from './api';
import {period, sentence} from './format';
import {texts} from './i18n';
import {apiQuery, recordsHrefOf, type Selection} from './location';
import {empty, shown, stateStyles} from './states';
import {shared} from './styles';
import type {Findings} from './types';

const say = texts({
  en: {
    week: (period: string) => `${period}, against what was known before`, records: 'Records',
    nothing: 'Nothing new in this week.', more: (n: number) => `and ${n} more`,
  },
  de: {
    week: (period: string) => `${period}, gegenüber dem, was vorher bekannt war`, records: 'Datensätze',
    nothing: 'Nichts Neues in dieser Woche.', more: (n: number) => `und ${n} weitere`,
  },
});

const SHOWN = 5;

/** What became visible in the last week in which something was decided. */
class WnNews extends LitElement {
  static properties = {heading: {}, selection: {attribute: false}};
  declare heading: string;
  declare selection: Selection;
  private readonly findings = new Asked<Findings>(this);

  static styles = [
    shared,
    stateStyles,
    css`
      :host { display: flex; } wn-figure { flex: 1; }
      li { padding: 0.75rem 0; border-top: 1px solid var(--line); display: grid; gap: 0.25rem; }
      li p + p { color: var(--soft); font-size: var(--small); }
      .week { margin-bottom: 0.75rem; }
    `,
  ];

  render() {
    const {object, org, filter} = this.selection;
    const asked = apiQuery({object, org, filter});
    const waiting = apiQuery({object, org, filter}, {wait: WAIT_SECONDS});
    this.findings.ask('findings', waiting);
    return html`<wn-figure .heading=${this.heading} path="findings" .query=${asked}>
      ${shown(this.findings, found => {
        if (!found.from) return empty();
        return html`<p class="small soft week">${say().week(period(found.from, found.to!))}</p>
          ${found.findings.length
            ? html`<ul class="plain">
                  ${found.findings.slice(0, SHOWN).map(
                    finding => html`<li>
                      ${finding.sentences.slice(0, 2).map(one => html`<p>${sentence(one)}</p>`)}
                      ${finding.links.records
                        ? html`<a class="small" href=${recordsHrefOf(finding.links.records)}>${say().records}</a>`
                        : nothing}
                    </li>`,
                  )}
                </ul>
                ${found.findings.length > SHOWN
                  ? html`<p class="small soft">${say().more(found.findings.length - SHOWN)}</p>`
                  : nothing}`
            : html`<p>${say().nothing}</p>`}`;
      })}
    </wn-figure>`;
  }
}

customElements.define('wn-news', WnNews);
