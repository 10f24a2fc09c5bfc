import {css, html, LitElement, nothing} from 'lit';
import {ago, instant, number} from '../../format';
import {texts} from '../../i18n';
import {shared} from '../../styles';
import type {Feed} from '../../types';

const say = texts({
  en: {
    states: {loading: 'first load', following: 'following', failing: 'failing; it is tried again by itself'} as Record<Feed['state'], string>,
    progress: 'Pass over all records', polled: 'Last poll', never: 'not yet', cursor: 'All changes are here up to', rows: 'Rows read', rejected: 'Rejected',
    errors: (n: string) => `Newest rejected records (${n})`,
  },
  de: {
    states: {loading: 'erstes Laden', following: 'folgt', failing: 'gestört; wird von selbst wieder versucht'},
    progress: 'Durchgang durch alle Datensätze', polled: 'Letzte Abfrage', never: 'noch keine', cursor: 'Alle Änderungen sind da bis', rows: 'Gelesene Zeilen', rejected: 'Abgelehnt',
    errors: (n: string) => `Neueste abgelehnte Datensätze (${n})`,
  },
});

/** How far one object of the org is read. */
class WnFeed extends LitElement {
  static properties = {feed: {attribute: false}};
  declare feed: Feed;

  static styles = [
    shared,
    css`
      :host { padding: 0.75rem 0; border-top: 1px solid var(--line); }
      h3 { display: flex; flex-wrap: wrap; gap: 0 0.75rem; align-items: baseline; }
      h3 span { font-weight: 400; font-size: var(--small); color: var(--soft); }
      h3 span.failing { color: var(--loss); }
      progress { width: 100%; accent-color: var(--loss); }
      dl { display: grid; grid-template-columns: auto 1fr; gap: 0.15rem 1rem; margin-top: 0.35rem; font-size: var(--small); }
      dt { color: var(--soft); }
      dd { font-variant-numeric: tabular-nums; }
      details { margin-top: 0.5rem; }
      summary { cursor: pointer; width: fit-content; }
      td, .loss { overflow-wrap: anywhere; }
    `,
  ];

  render() {
    const {feed} = this;
    return html`<h3>
        ${feed.object} <span class=${feed.state}>${say().states[feed.state]}</span>
      </h3>
      ${feed.percent === null
        ? nothing
        : html`<label class="small soft figures"
            >${say().progress}: ${number(feed.percent)} %<progress max="100" .value=${feed.percent}></progress
          ></label>`}
      ${feed.lastError
        ? html`<p class=${feed.state === 'failing' ? 'small loss' : 'small soft'}>${feed.lastError} (${instant(feed.lastErrorAt)})</p>`
        : nothing}
      <dl>
        <dt>${say().polled}</dt>
        <dd>${feed.lagSeconds === null ? say().never : ago(feed.lagSeconds)}</dd>
        ${feed.cursor
          ? html`<dt>${say().cursor}</dt><dd>${instant(feed.cursor)}</dd>`
          : nothing}
        <dt>${say().rows}</dt>
        <dd>${number(feed.rows)}</dd>
        <dt>${say().rejected}</dt>
        <dd class=${feed.rejected ? 'loss' : ''}>${number(feed.rejected)}</dd>
      </dl>
      ${feed.errors.length
        ? html`<details class="small">
            <summary>${say().errors(number(feed.errors.length))}</summary>
            <table>
              ${feed.errors.map(error => html`<tr><th scope="row">${error.id}</th><td>${error.message}</td></tr>`)}
            </table>
          </details>`
        : nothing}`;
  }
}

customElements.define('wn-feed', WnFeed);
