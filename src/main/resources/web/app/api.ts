import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {language} from './i18n';

/** Problem details (RFC 9457) as the service answers them. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly parameter?: string;
  readonly valid?: readonly string[];
}

export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
  }
}

/** Where there is no answer at all. */
export function unreachable(): ApiError {
  return new ApiError({title: '', status: 0, detail: ''});
}

/** What is known of an answer that takes its time. */
export interface Progress {
  /** 0 to 1, where it is known */
  readonly share?: number;
  readonly step?: string;
}

/** Fires `change` when a call was refused for want of a sign-in. */
export const access = new EventTarget();
/** Set once that happened: where people sign in by their provider, if there is one. */
export let refused: {readonly provider?: string} | undefined;

const TOKEN = 'whynot.token';

/** The token that was pasted in this tab; it is forgotten with the tab. */
export function token(): string | null {
  try {
    return sessionStorage.getItem(TOKEN);
  } catch {
    return null; // storage is forbidden
  }
}

export function rememberToken(value: string | null): void {
  if (value === null) sessionStorage.removeItem(TOKEN);
  else sessionStorage.setItem(TOKEN, value);
}

/** The headers by which the service knows who calls; none where a cookie says it, or access is open. */
export function authorization(value = token()): Record<string, string> {
  return value === null ? {} : {Authorization: `Bearer ${value}`};
}

/** To be called with each answer that did not come by `get` or `send`. */
export function notice(status: number, link: string | null): void {
  if (status !== 401) return;
  refused = {provider: link?.match(/<([^>]*)>; rel="sign-in"/)?.[1]};
  access.dispatchEvent(new Event('change'));
}

/** Fires `change` when answers begin or cease to lack what is new, because the database is away. */
export const freshness = new EventTarget();
export let isStale = false;

function noticeAge(response: Response): void {
  const isNow = response.headers.get('Warning')?.startsWith('110') ?? false;
  if (isNow === isStale) return;
  isStale = isNow;
  freshness.dispatchEvent(new Event('change'));
}

export interface Asking {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

const API = '/api/v1/';
/** The service waits for searches itself for so long, then tells how far they are. */
export const WAIT_SECONDS = 2;

export function address(path: string, query?: URLSearchParams): string {
  const text = query?.toString();
  return API + path + (text ? '?' + text : '');
}

/**
 * Asks until there is an answer: waits where the service loads (503) or searches (202), and tells how far it is.
 *
 * @throws ApiError with the problem that the service tells
 */
export async function get<T>(path: string, query?: URLSearchParams, asking: Asking = {}): Promise<T> {
  for (;;) {
    const response = await call(address(path, query), {headers: {Accept: 'application/json'}}, asking.signal);
    if (response.status === 202) {
      asking.onProgress?.((await response.json()) as Progress);
      await pause(250, asking.signal);
    } else if (response.status === 503 && response.headers.has('Retry-After')) {
      asking.onProgress?.({step: (await problem(response)).detail});
      await pause(1000 * Number(response.headers.get('Retry-After')), asking.signal);
    } else if (response.ok) {
      return (await response.json()) as T;
    } else {
      throw new ApiError(await problem(response));
    }
  }
}

/** Changes something; answers null where the service has nothing to say. */
export async function send<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  {query, body, type = 'application/json'}: {query?: URLSearchParams; body?: unknown; type?: string} = {},
): Promise<T> {
  const response = await call(address(path, query), {
    method,
    headers: {Accept: 'application/json', ...(body === undefined ? {} : {'Content-Type': type})},
    body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
  });
  if (!response.ok) throw new ApiError(await problem(response));
  return (response.status === 204 ? null : await response.json()) as T;
}

async function call(url: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  try {
    const response = await fetch(url, {...init, signal, headers: {...init.headers, ...authorization(), 'Accept-Language': language()}});
    notice(response.status, response.headers.get('Link'));
    noticeAge(response);
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachable();
  }
}

async function problem(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return {title: response.statusText, status: response.status, detail: response.statusText};
  }
}

function pause(millis: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

const changed = new EventTarget();

/** Tells all that is shown that the numbers may be others now. */
export function somethingChanged(): void {
  changed.dispatchEvent(new Event('change'));
}

/**
 * The answer to one question of a component: asked when the question changes, given up when the component goes.
 *
 *     private readonly summary = new Asked<Summary>(this);
 *     render() { this.summary.ask('summary', apiQuery(selection)); return shown(this.summary, s => html`...`); }
 */
export class Asked<T> implements ReactiveController {
  value?: T;
  error?: unknown;
  progress?: Progress;
  isAsking = false;
  private question?: string;
  private again?: () => Promise<T>;
  private aborter?: AbortController;
  private readonly onChange = () => this.retry();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Asks if the question or the language is another than before. The old answer stays until there is a new one. */
  ask(path: string, query?: URLSearchParams): void {
    this.run(language() + ' ' + address(path, query), () =>
      get<T>(path, query, {signal: this.aborter!.signal, onProgress: progress => this.tell({progress})}),
    );
  }

  /** The same for several calls that make one answer; `key` names all they depend on. */
  run(key: string, answer: () => Promise<T>): void {
    this.again = answer;
    if (key === this.question) return;
    this.question = key;
    // a component may ask while it is drawn, which must not draw it again at once
    queueMicrotask(() => void this.start());
  }

  /** To be given to the calls of `run`. */
  get asking(): Asking {
    return {signal: this.aborter?.signal, onProgress: progress => this.tell({progress})};
  }

  retry(): void {
    if (this.question !== undefined) void this.start();
  }

  /** Puts an answer in place that is known by other means, such as after a change. */
  set(value: T): void {
    this.tell({value});
  }

  hostConnected(): void {
    changed.addEventListener('change', this.onChange);
    if (this.question !== undefined && this.value === undefined && !this.isAsking) void this.start();
  }

  hostDisconnected(): void {
    changed.removeEventListener('change', this.onChange);
    this.aborter?.abort();
    this.isAsking = false;
  }

  private async start(): Promise<void> {
    this.aborter?.abort();
    const aborter = (this.aborter = new AbortController());
    this.tell({isAsking: true, error: undefined, progress: undefined});
    try {
      const value = await this.again!();
      if (!aborter.signal.aborted) this.tell({value, isAsking: false, progress: undefined});
    } catch (error) {
      if (!aborter.signal.aborted) this.tell({error, isAsking: false, progress: undefined});
    }
  }

  private tell(news: Partial<Pick<Asked<T>, 'value' | 'error' | 'progress' | 'isAsking'>>): void {
    Object.assign(this, news);
    this.host.requestUpdate();
  }
}
