import {css, html, LitElement, nothing} from 'lit';
import {texts} from '../i18n';
import {Here, href} from '../location';
import {stateStyles} from '../states';
import {shared} from '../styles';
import '../why/changes';
import '../why/diagnosis';
import '../why/drivers';
import {sectionStyles} from '../why/styles';
import {refused} from '../why/told';

const PARTS = ['drivers', 'changes', 'diagnosis'] as const;
type Part = (typeof PARTS)[number];

const say = texts({
  en: {
    title: 'Why they reject us', parts: 'Questions',
    names: {drivers: 'Hidden drivers', changes: 'What changed', diagnosis: 'What to do about it'} as Record<Part, string>,
  },
  de: {
    title: 'Warum sie ablehnen', parts: 'Fragen',
    names: {drivers: 'Verborgene Treiber', changes: 'Was sich änderte', diagnosis: 'Was zu tun ist'},
  },
});

const ELEMENTS: Record<Part, unknown> = {
  drivers: html`<wn-drivers></wn-drivers>`,
  changes: html`<wn-changes></wn-changes>`,
  diagnosis: html`<wn-levers></wn-levers>`,
};

/** Three ways to ask why: what drives losses, what made them change, and what they point to. */
class WnWhy extends LitElement {
  private readonly here = new Here(this);
  static styles = [
    shared,
    stateStyles,
    sectionStyles,
    css`
      .top { margin-bottom: 1.75rem; }
      nav { max-width: 100%; }
    `,
  ];

  render() {
    const part = PARTS.find(one => one === this.here.own.part) ?? 'drivers';
    return html`<h1>${say().title}</h1>
      <div class="top">
        <nav aria-label=${say().parts}>
          <ul class="plain choice">
            ${PARTS.map(
              one => html`<li>
                <a href=${href({own: only({part: one === 'drivers' ? null : one}, this.here.own)})} aria-current=${one === part ? 'page' : nothing}
                  >${say().names[one]}</a
                >
              </li>`,
            )}
          </ul>
        </nav>
      </div>
      ${refused() ?? ELEMENTS[part]}`;
  }
}

/** Takes the keys of the part that is left away. */
function only(change: Record<string, string | null>, now: Readonly<Record<string, string>>): Record<string, string | null> {
  return {...Object.fromEntries(Object.keys(now).map(key => [key, null])), ...change};
}

customElements.define('wn-why', WnWhy);
