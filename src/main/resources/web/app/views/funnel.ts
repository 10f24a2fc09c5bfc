import {css, html, LitElement} from 'lit';
import {texts} from '../i18n';
import {Here} from '../location';
import {shared} from '../styles';
import './funnel/cohorts';
import './funnel/stages';

const say = texts({
  en: {
    title: 'Where on the way, and how fast',
    lede: 'The stage in which records are lost, and how their fate is decided as they grow older.',
  },
  de: {
    title: 'Wo auf dem Weg, und wie schnell',
    lede: 'In welcher Phase Datensätze verloren gehen, und wie sich ihr Ausgang mit dem Alter entscheidet.',
  },
});

/** Where on their way records are lost, and what becomes of those created in one interval. */
class WnFunnel extends LitElement {
  protected readonly here = new Here(this);

  static styles = [
    shared,
    css`
      .lede { margin-top: 0.25rem; max-width: 45rem; }
    `,
  ];

  render() {
    const {selection} = this.here;
    return html`<div class="stack">
      <div>
        <h1>${say().title}</h1>
        <p class="lede soft">${say().lede}</p>
      </div>
      <wn-stages .selection=${selection}></wn-stages>
      <wn-cohorts .selection=${selection}></wn-cohorts>
    </div>`;
  }
}

customElements.define('wn-funnel', WnFunnel);
