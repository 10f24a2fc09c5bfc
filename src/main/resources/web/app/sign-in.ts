import {css, html, LitElement, nothing} from 'lit';
import {address, authorization, refused, rememberToken, token} from './api';
import {language, texts} from './i18n';
import {shared} from './styles';

const say = texts({
  en: {
    title: 'Sign in', why: 'Whynot shows its figures to those only who may see them.', provider: 'Sign in with your company account',
    or: 'or', token: 'Token', note: 'It begins with wn_. This tab keeps it until you sign out or close it.', go: 'Sign in',
    wrong: 'This token is not valid: it is unknown, revoked or over.', away: 'The service does not answer. Is it running?',
    small: 'This token may do other things, but not read.', often: 'Too many attempts. Try again in a minute.', out: 'Sign out',
    failed: 'The file could not be fetched.',
  },
  de: {
    title: 'Anmelden', why: 'Whynot zeigt seine Zahlen nur denen, die sie sehen dürfen.', provider: 'Mit dem Firmenkonto anmelden',
    or: 'oder', token: 'Token', note: 'Er beginnt mit wn_. Dieser Tab behält ihn, bis Sie sich abmelden oder ihn schließen.', go: 'Anmelden',
    wrong: 'Dieser Token gilt nicht: Er ist unbekannt, widerrufen oder abgelaufen.', away: 'Der Dienst antwortet nicht. Läuft er?',
    small: 'Dieser Token darf anderes, aber nicht lesen.', often: 'Zu viele Versuche. In einer Minute noch einmal.', out: 'Abmelden',
    failed: 'Die Datei konnte nicht geholt werden.',
  },
});

type Trouble = 'wrong' | 'away' | 'small' | 'often';

function trouble(status: number): Trouble {
  return status === 401 ? 'wrong' : status === 403 ? 'small' : status === 429 ? 'often' : 'away';
}

/** What the page shows to who is not signed in: a field for a token, and the way to the provider where there is one. */
class WnSignIn extends LitElement {
  private trouble?: Trouble = token() === null ? undefined : 'wrong';
  private isBusy = false;

  static styles = [
    shared,
    css`
      :host { display: grid; justify-items: center; padding: 2rem 0; }
      section { width: min(28rem, 100%); background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 1.75rem 2rem 2rem; }
      h1 { margin-bottom: 0.4rem; }
      form { display: grid; gap: 0.4rem; margin-top: 1.25rem; }
      label { font-weight: 600; font-size: var(--small); }
      input { width: 100%; font-family: ui-monospace, monospace; }
      input[aria-invalid=true] { border-color: var(--loss); }
      .trouble { color: var(--loss); }
      .button, form button { justify-content: center; margin-top: 0.5rem; }
      .provider { display: flex; margin-top: 1.25rem; }
      .or { display: flex; align-items: center; gap: 0.75rem; margin-top: 1.25rem; }
      .or::before, .or::after { content: ''; flex: 1; border-top: 1px solid var(--line); }
      @media (max-width: 40rem) { section { padding: 1.25rem; } }
    `,
  ];

  render() {
    return html`<section aria-labelledby="title">
      <h1 id="title">${say().title}</h1>
      <p class="soft">${say().why}</p>
      ${refused?.provider
        ? html`<a class="button first provider" href=${refused.provider}>${say().provider}</a>
            <p class="or small soft">${say().or}</p>`
        : nothing}
      <form @submit=${this.submit}>
        <label for="token">${say().token}</label>
        <input
          id="token"
          type="password"
          required
          autocomplete="off"
          spellcheck="false"
          aria-describedby="note trouble"
          aria-invalid=${this.trouble === 'wrong' ? 'true' : nothing}
        />
        <p id="note" class="small soft">${say().note}</p>
        <p id="trouble" class="small trouble" role="alert" ?hidden=${!this.trouble}>${this.trouble ? say()[this.trouble] : ''}</p>
        <button class=${refused?.provider ? '' : 'first'} ?disabled=${this.isBusy}>${say().go}</button>
      </form>
    </section>`;
  }

  firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const pasted = this.renderRoot.querySelector('input')!.value.trim();
    this.show(undefined, true);
    try {
      const response = await fetch(address('session'), {headers: authorization(pasted)});
      if (!response.ok) return this.show(trouble(response.status));
      rememberToken(pasted);
      location.reload(); // all that was refused is asked anew
    } catch {
      this.show('away');
    }
  }

  private show(trouble: Trouble | undefined, isBusy = false): void {
    this.trouble = trouble;
    this.isBusy = isBusy;
    this.requestUpdate();
  }
}

interface Session {
  readonly name: string;
  readonly signOut: string | null;
}

/** Signs out who is signed in; shows nothing where access is open. */
class WnSession extends LitElement {
  private session?: Session;

  static styles = [shared];

  connectedCallback(): void {
    super.connectedCallback();
    if (token() === null) void this.ask();
  }

  render() {
    if (token() !== null) return html`<button class="plain" @click=${this.forget}>${say().out}</button>`;
    return this.session?.signOut ? html`<a class="button plain" title=${this.session.name} href=${this.session.signOut}>${say().out}</a>` : nothing;
  }

  private async ask(): Promise<void> {
    const response = await fetch(address('session'), {headers: {'Accept-Language': language()}}).catch(() => undefined);
    if (response?.ok) this.session = (await response.json()) as Session;
    this.requestUpdate();
  }

  private forget(): void {
    rememberToken(null);
    location.reload();
  }
}

/** A browser follows links without our header, so files are fetched with it, and saved. */
async function download(link: HTMLAnchorElement): Promise<void> {
  const response = await fetch(link.href, {headers: authorization()}).catch(() => undefined);
  if (!response?.ok) return alert(say().failed);
  const file = URL.createObjectURL(await response.blob());
  const saved = document.createElement('a');
  saved.href = file;
  saved.download = link.download || response.headers.get('Content-Disposition')?.match(/filename="([^"]*)"/)?.[1] || 'whynot';
  saved.click();
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
}

document.addEventListener('click', event => {
  const link = event.composedPath().find((one): one is HTMLAnchorElement => one instanceof HTMLAnchorElement);
  if (token() === null || !link?.hasAttribute('download') || !link.getAttribute('href')?.startsWith('/api/')) return;
  event.preventDefault();
  void download(link);
});

customElements.define('wn-sign-in', WnSignIn);
customElements.define('wn-session', WnSession);
