import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { type ChartColors, toChartConfig } from './chart-config.js';
import type { Figure } from './figure.js';

// Only what the figures use: the rest of the library is left out of the build.
Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale);
Chart.register(LineController, LineElement, PointElement, Tooltip);

/** Draws a figure, in the colours of the style sheet. Returns a function that removes the drawing. */
export function drawChart(canvas: HTMLCanvasElement, figure: Figure, onOpen: (hash: string) => void): () => void {
  const style = getComputedStyle(canvas);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const colors: ChartColors = {
    ...{ pass: read('--chart-pass'), fail: read('--chart-fail'), incomplete: read('--chart-incomplete') },
    ...{ attack: read('--chart-fail'), score: read('--chart-pass') },
    ...{ text: read('--soft'), line: read('--line'), card: read('--card') },
  };
  const chart = new Chart(canvas, toChartConfig(figure, { colors, font: style.fontFamily, onOpen }));
  return () => chart.destroy();
}
