import {css, html, LitElement, nothing} from 'lit';
import {Asked} from './api';
import {interval, percent, sentence} from './format';
import {texts} from './i18n';
import {valueLabel} from './labels';
import {byStrength, isSupported, leverWords} from './levers';
import {apiQuery, type Selection} from './location';
import {empty, shown, stateStyles} from './states';
import {shared} from './styles';
import type {Diagnosis, Verdict} from './types';

const say = texts({
  en: {
    first: {
      targeting: 'It points first to whom you sell to.', fit: 'It points first to how well the product fits.',
      people: 'It points first to how people sell.', message: 'It points first to the sales message.',
      process: 'It points first to the process.',
    } as Record<string, string>,
    none: 'Nothing stands out: neither the reasons nor where sales are lost point to one thing.',
    evidence: 'The evidence, lever by lever',
  },
  de: {
    first: {
      targeting: 'Es weist zuerst darauf, wem Sie verkaufen.', fit: 'Es weist zuerst darauf, wie gut das Produkt passt.',
      people: 'Es weist zuerst darauf, wie verkauft wird.', message: 'Es weist zuerst auf die Verkaufsbotschaft.',
      process: 'Es weist zuerst auf den Ablauf.',
    },
    none: 'Nichts sticht hervor: Weder die Gründe noch die Orte der Verluste weisen auf eines.',
    evidence: 'Die Belege, Hebel für Hebel',
  },
});

/** What the losses point to, in one sentence, with the evidence for and against each lever. */
class WnDiagnosis extends LitElement {
  static properties = {heading: {}, selection: {attribute: false}};
  declare heading: string;
  declare selection: Selection;
  private readonly diagnosis = new Asked<Diagnosis>(this);

  static styles = [
    shared,
    stateStyles,
    css`
      :host { display: flex; } wn-figure { flex: 1; }
      .first { font: 600 1.375rem/1.3 var(--serif); }
      .lines { display: grid; gap: 0.6rem; }
      .note { border-left: 3px solid var(--line); padding-left: 0.75rem; }
      summary { cursor: pointer; font-size: var(--small); padding: 0.25rem 0; width: fit-content; }
      .lever { padding: 0.9rem 0; border-top: 1px solid var(--line); display: grid; gap: 0.4rem; font-size: var(--small); }
      .lever ul { padding-left: 1.1rem; display: grid; gap: 0.25rem; }
      .lever h3 span { font-weight: 400; color: var(--soft); }
      h4 { margin: 0.25rem 0 0; font: 600 var(--small)/1.4 var(--sans); color: var(--soft); }
    `,
  ];

  render() {
    const query = apiQuery(this.selection);
    this.diagnosis.ask('diagnosis', query);
    return html`<wn-figure .heading=${this.heading} .selection=${this.selection} .filters=${['outcome:lost']} path="diagnosis" .query=${query}>
      ${shown(this.diagnosis, found => (found.summary.length ? this.found(found) : empty()))}
    </wn-figure>`;
  }

  private found({levers, limits}: Diagnosis): unknown {
    const ranked = byStrength(levers);
    const doubts = limits.filter(limit => limit.code === 'disagreement');
    const first = ranked.find(isSupported);
    const share = first?.byReasons.share;
    return html`<div class="lines">
      <p class="first">${first ? (say().first[first.code] ?? valueLabel('pointsTo', first.code)) : say().none}</p>
      ${first
        ? html`${share ? html`<p>${leverWords().share(percent(share.value), interval(share))}.</p>` : nothing}
            ${doubts.length ? nothing : html`<p>${leverWords().says[first.verdict]}</p>`}
            ${first.remedy ? html`<p>${first.remedy}</p>` : nothing}`
        : nothing}
      ${doubts.map(limit => html`<p class="small soft note">${sentence(limit.sentence)}</p>`)}
      <details>
        <summary>${say().evidence}</summary>
        ${ranked.map(lever => this.lever(lever))}
        ${limits
          .filter(limit => limit.code !== 'disagreement')
          .map(limit => html`<p class="small soft">${sentence(limit.sentence)}</p>`)}
      </details>
    </div>`;
  }

  private lever(lever: Verdict): unknown {
    const {share} = lever.byReasons;
    const words = leverWords();
    return html`<div class="lever">
      <h3>${valueLabel('pointsTo', lever.code)} <span>· ${words.supportedBy}: ${words.short[lever.verdict]}</span></h3>
      ${share ? html`<p class="soft">${words.share(percent(share.value), interval(share))}</p>` : nothing}
      ${sentences(words.for, lever.evidenceFor)} ${sentences(words.against, lever.evidenceAgainst)}
    </div>`;
  }
}

function sentences(title: string, all: readonly string[]): unknown {
  if (!all.length) return nothing;
  return html`<h4>${title}</h4>
    <ul>
      ${all.map(one => html`<li>${sentence(one)}</li>`)}
    </ul>`;
}

customElements.define('wn-diagnosis', WnDiagnosis);
