import {LineChart, ScatterChart} from 'echarts/charts';
import {GridComponent, MarkAreaComponent, TooltipComponent} from 'echarts/components';
import {init, use} from 'echarts/core';
import {SVGRenderer} from 'echarts/renderers';

/** The parts of ECharts that the page uses; imported only where a chart is drawn. A chart that needs more draws nothing. */
use([LineChart, ScatterChart, GridComponent, MarkAreaComponent, TooltipComponent, SVGRenderer]);

export {init};
