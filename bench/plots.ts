import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { init, type EChartsOption } from 'echarts';
import type { Bar, Chart } from './section';

const folder = join(__dirname, '..', 'docs', 'images');
const WIDTH = 860;
const BAR_HEIGHT = 30;
const AROUND = 128;

const COLOURS = { ours: '#1b7f5c', floor: '#9aa5b1', others: '#c2571a' };
const INK = '#1f2933';

/** Files that a page can show, by what is in them. */
export interface Image {
	readonly alt: string;
	/** Of `docs/images/`. */
	readonly file: string;
}

/** Draws every chart as an SVG on a ground of its own, so that it can be read on a dark page too. */
export function draw(charts: readonly Chart[]): Image[] {
	mkdirSync(folder, { recursive: true });
	return charts.map((chart) => {
		const file = `${slug(`${chart.title} ${chart.subtitle}`)}.svg`;
		writeFileSync(join(folder, file), `${svgOf(chart)}\n`);
		return { alt: `${chart.title}; ${chart.subtitle}`, file };
	});
}

function slug(text: string): string {
	return text
		.toLowerCase()
		.replace(/,(?=\d)/gu, '')
		.replace(/[^a-z0-9]+/gu, '-')
		.replace(/^-|-$/gu, '');
}

function svgOf(chart: Chart): string {
	const height = AROUND + BAR_HEIGHT * chart.bars.length;
	const drawing = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
	drawing.setOption(optionOf(chart));
	const svg = drawing.renderToSVGString();
	drawing.dispose();
	return svg;
}

function optionOf({ title, subtitle, bars }: Chart): EChartsOption {
	const shown = [...bars].sort((a, b) => b.times - a.times);
	return {
		animation: false,
		backgroundColor: '#ffffff',
		textStyle: { color: INK, fontFamily: 'Helvetica, Arial, sans-serif' },
		title: {
			text: title,
			subtext: `${subtitle}: time, this node = 1 (logarithmic; less is better; * scaled)`,
			left: 16,
			top: 12,
			textStyle: { color: INK, fontSize: 17 },
			subtextStyle: { color: '#52606d', fontSize: 13 },
		},
		grid: { left: 16, right: 96, top: 72, bottom: 16, containLabel: true },
		xAxis: {
			type: 'log',
			min: floorOf(shown),
			startValue: floorOf(shown),
			axisLabel: { color: '#52606d', formatter: (value: number) => `${value} ×` },
			splitLine: { lineStyle: { color: '#e4e7eb' } },
		},
		yAxis: {
			type: 'category',
			data: shown.map(({ name, isScaled }) => (isScaled ? `${name} *` : name)),
			axisLabel: { color: INK, fontSize: 13 },
			axisTick: { show: false },
		},
		series: [
			{
				type: 'bar',
				barWidth: '62%',
				data: shown.map((bar) => ({ value: bar.times, itemStyle: { color: colourOf(bar) } })),
				label: {
					show: true,
					position: 'right',
					color: INK,
					formatter: ({ dataIndex }) => labelOf(shown[dataIndex]),
				},
			},
		],
	};
}

/** A power of ten below every bar: a logarithmic axis has no nought. */
function floorOf(bars: readonly Bar[]): number {
	return 10 ** (Math.ceil(Math.log10(Math.min(...bars.map(({ times }) => times)))) - 1);
}

function colourOf({ name }: Bar): string {
	if (name === 'bare undici') return COLOURS.floor;
	return name === 'this node' || name === 'its gateway client' ? COLOURS.ours : COLOURS.others;
}

function labelOf(bar: Bar | undefined): string {
	if (bar === undefined) return '';
	const digits = bar.times >= 100 ? 0 : bar.times >= 10 ? 1 : 2;
	return `${bar.times.toFixed(digits)} ×`;
}
