import type {EChartsCoreOption, EChartsType} from 'echarts/core';
import {css, html, LitElement, nothing, type PropertyValues} from 'lit';
import {reload, whyNotFetched} from './code';
import {texts} from './i18n';
import {failed, stateStyles} from './states';
import {shared} from './styles';
import {onTheme} from './theme';

const say = texts({
  en: {table: 'As a table'},
  de: {table: 'Als Tabelle'},
});

/** Asks for the code that draws, which is much, as soon as it is known that a chart will come. */
export function prepareToDraw(): void {
  import('./echarts').catch(() => undefined); // it fails again where the chart is drawn, which tells it
}

/** The value of a design token, such as `--loss`, in the theme that is shown. */
export type Token = (name: string) => string;

/** What a chart shows, for those who cannot see or click it. A row may lead somewhere. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly {readonly cells: readonly string[]; readonly href?: string}[];
}

/**
 * A chart with the table of its figures. Says `pick` with what ECharts tells of what was clicked.
 *
 *     <wn-chart .label=${'Loss rate by month'} .height=${260} .option=${token => ({...})} .table=${{columns, rows}}
 *       @pick=${event => go(...event.detail.dataIndex...)}></wn-chart>
 */
class WnChart extends LitElement {
  static properties = {
    label: {}, height: {type: Number}, option: {attribute: false}, table: {attribute: false},
  };
  declare label: string;
  /** pixels */
  declare height: number;
  /** Makes the option of ECharts, with the colours of the theme. Must be a new function where the figures are others. */
  declare option?: (token: Token) => EChartsCoreOption;
  declare table?: ChartTable;
  private error?: unknown;
  private chart?: EChartsType;
  private sizes?: ResizeObserver;
  private forgetTheme?: () => void;

  constructor() {
    super();
    this.label = '';
    this.height = 260;
  }

  static styles = [
    shared,
    stateStyles,
    css`
      .chart { width: 100%; }
      .chart svg { display: block; }
      details { margin-top: 0.25rem; }
      summary { cursor: pointer; color: var(--soft); font-size: var(--small); width: fit-content; padding: 0.25rem 0; }
      details .scroll { max-height: 20rem; overflow: auto; }
    `,
  ];

  render() {
    return html`${this.error
        ? failed(this.error, reload)
        : html`<div class="chart" role="img" aria-label=${this.label}></div>`}
      ${this.table
        ? html`<details>
            <summary>${say().table}<span class="hidden-text">: ${this.label}</span></summary>
            <div class="scroll" tabindex="0" role="region" aria-label=${this.label}>
              <table>
                <thead>
                  <tr>
                    ${this.table.columns.map((name, i) => html`<th scope="col" class=${i ? 'number' : ''}>${name}</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${this.table.rows.map(
                    row => html`<tr>
                      ${row.cells.map((cell, i) =>
                        i
                          ? html`<td class="number">${cell}</td>`
                          : html`<th scope="row">${row.href ? html`<a href=${row.href}>${cell}</a>` : cell}</th>`,
                      )}
                    </tr>`,
                  )}
                </tbody>
              </table>
            </div>
          </details>`
        : nothing}`;
  }

  connectedCallback(): void {
    super.connectedCallback();
    this.forgetTheme = onTheme(() => void this.draw());
    if (this.hasUpdated) void this.draw();
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forgetTheme?.();
    this.sizes?.disconnect();
    this.sizes = undefined;
    this.chart?.dispose();
    this.chart = undefined;
  }

  protected updated(changed: PropertyValues): void {
    if (changed.has('option') || changed.has('height')) void this.draw();
  }

  private async code(): Promise<typeof import('./echarts') | undefined> {
    try {
      return await import('./echarts');
    } catch (error) {
      this.error = whyNotFetched(error);
      this.requestUpdate();
      return undefined;
    }
  }

  private async draw(): Promise<void> {
    const code = await this.code();
    if (!code) return;
    const box = this.renderRoot.querySelector<HTMLElement>('.chart');
    if (!box || !this.isConnected || !this.option) return;
    box.style.height = this.height + 'px';
    if (!this.sizes) {
      this.sizes = new ResizeObserver(() => (this.chart ? this.chart.resize() : void this.draw()));
      this.sizes.observe(box);
    }
    if (!box.clientWidth) return; // not laid out yet: it would be drawn 100 pixels wide
    if (!this.chart) {
      this.chart = code.init(box, undefined, {renderer: 'svg'});
      this.chart.on('click', event => this.dispatchEvent(new CustomEvent('pick', {detail: event})));
    }
    const style = getComputedStyle(this);
    const token: Token = name => style.getPropertyValue(name).trim();
    this.chart.resize();
    this.chart.setOption(
      {
        animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
        animationDuration: 300,
        textStyle: {fontFamily: style.fontFamily, fontSize: 14, color: token('--soft')},
        ...this.option(token),
      },
      {notMerge: true},
    );
  }
}

customElements.define('wn-chart', WnChart);

/** Parts of options that look the same in all charts. */
export const chartParts = {
  tooltip: (token: Token) => ({
    backgroundColor: token('--surface'),
    borderColor: token('--line'),
    textStyle: {color: token('--ink'), fontSize: 14, fontWeight: 'normal'},
    confine: true,
  }),
  axisLabel: (token: Token) => ({color: token('--soft'), fontSize: 14}),
  axisLine: (token: Token) => ({lineStyle: {color: token('--line')}}),
  splitLine: (token: Token) => ({lineStyle: {color: token('--line')}}),
};

/** For tooltips, which are HTML: texts of the data must stay texts. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
}
