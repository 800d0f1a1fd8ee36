import type { Soaked } from './soak';

/** What came of a soak, for people. */
export function reportOf({ executions, growth, balances, otherIds, reports }: Soaked): string {
	const lines = [
		`${executions} executions`,
		...growth.map(({ measure, first, last, slope }) => {
			const [from, to, grows] = [first, last, slope].map((value) => value.toFixed(1));
			return `${measure}: ${from ?? ''} to ${to ?? ''}, ${grows ?? ''} a minute`;
		}),
		...balances.map(
			({ gateway, accepted, refused, unknown, done, wrong }) =>
				`${gateway}: ${accepted} accepted, ${refused} refused, ${unknown} unknown (${done} of them done); ` +
				(wrong.length === 0 ? 'balanced' : `WRONG: ${wrong.slice(0, 10).join('; ')}`),
		),
		`message IDs that differ from the gateway's list: ${otherIds.length}`,
		`reports: ${reports.acknowledged} acknowledged, ${reports.stored} executions, ${reports.givenUp} given up`,
	];
	return lines.join('\n');
}

/** Whether every book says the same. */
export function isBalanced({ balances, otherIds, reports }: Soaked): boolean {
	return (
		balances.every(({ wrong, accepted }) => wrong.length === 0 && accepted > 0) &&
		otherIds.length === 0 &&
		reports.givenUp === 0 &&
		reports.stored >= reports.acknowledged
	);
}
