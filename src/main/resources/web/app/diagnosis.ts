import {css, html, LitElement, nothing} from 'lit';
import {Asked} from './api';
import {interval, percent} from './format';
import {texts} from './i18n';
import {apiQuery, type Selection} from './location';
import {empty, shown, stateStyles} from './states';
import {shared} from './styles';
import type {Diagnosis, Verdict} from './types';

const say = texts<{
  levers: Record<string, string>; verdicts: Record<string, string>; first: Record<string, string>; because: Record<string, string>;
  none: string; evidence: string; for: string; against: string; share: (share: string, range: string) => string;
}>({
  en: {
    levers: {targeting: 'Targeting', fit: 'Fit of the product', people: 'People', message: 'Sales message', process: 'Process'},
    verdicts: {
      supported: 'reasons and pattern agree', pattern: 'by the pattern only', reasons: 'by the reasons only',
      unsupported: 'nothing speaks for it',
    },
    first: {
      targeting: 'It points first to whom you sell to.', fit: 'It points first to how well the product fits.',
      people: 'It points first to how people sell.', message: 'It points first to the sales message.',
      process: 'It points first to the process.',
    },
    because: {
      supported: 'The stated reasons say so, and so does where sales are lost.',
      pattern: 'Where sales are lost says so; the stated reasons do not.',
      reasons: 'The stated reasons say so; where sales are lost does not show it.',
    },
    none: 'Nothing stands out: neither the reasons nor where sales are lost point to one thing.',
    evidence: 'The evidence, lever by lever', for: 'For it', against: 'Against it',
    share: (share, range) => `${share} of the reasons (${range})`,
  },
  de: {
    levers: {targeting: 'Zielgruppe', fit: 'Passung des Produkts', people: 'Menschen', message: 'Verkaufsbotschaft', process: 'Prozess'},
    verdicts: {
      supported: 'Gründe und Muster stimmen überein', pattern: 'nur nach dem Muster', reasons: 'nur nach den Gründen',
      unsupported: 'nichts spricht dafür',
    },
    first: {
      targeting: 'Es weist zuerst darauf, wem Sie verkaufen.', fit: 'Es weist zuerst darauf, wie gut das Produkt passt.',
      people: 'Es weist zuerst darauf, wie verkauft wird.', message: 'Es weist zuerst auf die Verkaufsbotschaft.',
      process: 'Es weist zuerst auf den Prozess.',
    },
    because: {
      supported: 'Die genannten Gründe sagen es, und auch, wo verloren wird.',
      pattern: 'Es zeigt sich daran, wo verloren wird; die genannten Gründe sagen es nicht.',
      reasons: 'Die genannten Gründe sagen es; daran, wo verloren wird, zeigt es sich nicht.',
    },
    none: 'Nichts sticht hervor: Weder die Gründe noch die Orte der Verluste weisen auf eines.',
    evidence: 'Die Belege, Hebel für Hebel', for: 'Dafür', against: 'Dagegen',
    share: (share, range) => `${share} der Gründe (${range})`,
  },
});

const RANK = ['supported', 'pattern', 'reasons'];

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
    return html`<wn-figure .heading=${this.heading} path="diagnosis" .query=${query}>
      ${shown(this.diagnosis, found => (found.summary.length ? this.found(found) : empty()))}
    </wn-figure>`;
  }

  private found({levers, limits}: Diagnosis): unknown {
    const ranked = [...levers].sort((a, b) => rank(a) - rank(b) || share(b) - share(a));
    const doubts = limits.filter(limit => limit.code === 'disagreement');
    const first = ranked.find(lever => RANK.includes(lever.verdict));
    return html`<div class="lines">
      <p class="first">${first ? (say().first[first.code] ?? name(first)) : say().none}</p>
      ${first
        ? html`${doubts.length ? nothing : html`<p>${say().because[first.verdict]}</p>`}
            ${first.remedy ? html`<p>${first.remedy}</p>` : nothing}`
        : nothing}
      ${doubts.map(limit => html`<p class="small soft note">${limit.sentence}</p>`)}
      <details>
        <summary>${say().evidence}</summary>
        ${ranked.map(lever => this.lever(lever))}
        ${limits
          .filter(limit => limit.code !== 'disagreement')
          .map(limit => html`<p class="small soft">${limit.sentence}</p>`)}
      </details>
    </div>`;
  }

  private lever(lever: Verdict): unknown {
    const rate = lever.byReasons?.share;
    return html`<div class="lever">
      <h3>${name(lever)} <span>· ${say().verdicts[lever.verdict] ?? lever.verdict}</span></h3>
      ${rate ? html`<p class="soft">${say().share(percent(rate.value), interval(rate))}</p>` : nothing}
      ${sentences(say().for, lever.evidenceFor)} ${sentences(say().against, lever.evidenceAgainst)}
    </div>`;
  }
}

function sentences(title: string, all: readonly string[]): unknown {
  if (!all.length) return nothing;
  return html`<h4>${title}</h4>
    <ul>
      ${all.map(one => html`<li>${one}</li>`)}
    </ul>`;
}

function name(lever: Verdict): string {
  return say().levers[lever.code] ?? lever.code;
}

function rank(lever: Verdict): number {
  const found = RANK.indexOf(lever.verdict);
  return found < 0 ? RANK.length : found;
}

function share(lever: Verdict): number {
  return lever.byReasons?.share?.value ?? 0;
}

customElements.define('wn-diagnosis', WnDiagnosis);
