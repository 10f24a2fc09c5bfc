import {html, LitElement} from 'lit';
import {texts} from '../i18n';
import {Here} from '../location';
import {shared} from '../styles';

const say = texts({en: {title: 'Why they reject us'}, de: {title: 'Warum sie ablehnen'}});

class WnWhy extends LitElement {
  protected readonly here = new Here(this);
  static styles = [shared];

  render() {
    return html`<h1>${say().title}</h1>`;
  }
}

customElements.define('wn-why', WnWhy);
