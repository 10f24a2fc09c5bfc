import {BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart} from 'echarts/charts';
import {AriaComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapComponent} from 'echarts/components';
import {init, use} from 'echarts/core';
import {SVGRenderer} from 'echarts/renderers';

/** The parts of ECharts that the page uses; imported only where a chart is drawn. */
use([
  BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart, AriaComponent, GridComponent, MarkAreaComponent,
  MarkLineComponent, TooltipComponent, VisualMapComponent, SVGRenderer,
]);

export {init};
