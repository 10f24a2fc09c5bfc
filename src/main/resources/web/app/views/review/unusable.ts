import {css, html, LitElement, nothing} from 'lit';
import {Asked} from '../../api';
import {number, percent} from '../../format';
import {texts} from '../../i18n';
import {apiQuery, recordsHref, type SalesObject} from '../../location';
import {shown, stateStyles} from '../../states';
import {shared} from '../../styles';
import type {Summary} from '../../types';

const say = texts({
  en: {
    of: {opportunity: 'of lost opportunities have no usable reason', lead: 'of lost leads have no usable reason'} as Record<SalesObject, string>,
    counts: (n: string, all: string) => `${n} of ${all}`,
  },
  de: {
    of: {opportunity: 'der verlorenen Verkaufschancen haben keinen brauchbaren Grund', lead: 'der verlorenen Leads haben keinen brauchbaren Grund'},
    counts: (n: string, all: string) => `${n} von ${all}`,
  },
});

/** How many of the rejections nobody can learn from: what deciding makes smaller. */
class WnUnusable extends LitElement {
  static properties = {object: {}, org: {}};
  declare object: SalesObject;
  declare org?: string;
  private readonly summary = new Asked<Summary>(this);

  static styles = [
    shared,
    stateStyles,
    css`
      strong { font: 600 1.75rem/1.2 var(--serif); display: block; }
    `,
  ];

  render() {
    const selection = {object: this.object, org: this.org};
    this.summary.ask('summary', apiQuery(selection));
    return shown(this.summary, ({tally, withoutUsableReason: without}) =>
      tally.lost
        ? html`<p class="small figures">
            <strong>${percent(without.share?.value)}</strong> ${say().of[this.object]}
            <span class="soft">
              (<a href=${recordsHref(selection, 'outcome:lost', 'reason:other,unclear,not_recorded')}
                >${say().counts(number(without.lost), number(tally.lost))}</a
              >)
            </span>
          </p>`
        : nothing,
    );
  }
}

customElements.define('wn-unusable', WnUnusable);
