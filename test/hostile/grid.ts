import { endsOf, isUnprocessed } from './expected/exceptions';
import { faults } from './faults/all';
import type { End, Fault } from './faults/fault';
import { gatewayOf } from './gateways';
import { subjects } from './subjects/all';
import type { Kind, Subject } from './subjects/subject';

export const START = '<!-- grid:start -->';
export const END = '<!-- grid:end -->';

/** The columns of the grid, for a reader who wants to know what becomes of his message. */
const columns: readonly { readonly title: string; readonly has: (subject: Subject) => boolean }[] =
	[
		{ title: 'An SMS', has: ofKind('send') },
		{
			title: 'An MMS (Mitake)',
			has: ({ kind, times }) => kind === 'keyedSend' && times === undefined,
		},
		{ title: 'A change', has: ofKind('write', 'cancel') },
		{ title: 'A question', has: ofKind('read', 'query') },
		{ title: 'An export', has: ofKind('export') },
		{ title: 'A poll', has: ofKind('poll', 'pollSource') },
		{ title: 'A credential test', has: ofKind('credentialTest') },
	];

function ofKind(...kinds: readonly Kind[]) {
	return ({ kind }: Subject): boolean => kinds.includes(kind);
}

/** What a user reads in place of the end of an exchange. */
const words: Readonly<Record<End, string>> = {
	accepted: 'works',
	rejected: 'refused',
	notSent: 'not sent',
	unknown: 'not known',
	noState: 'no state',
	nothing: 'nothing in it',
};

/** All of the grid, between its two marks. */
export function gridText(): string {
	const rows = [...new Set(faults.map(({ row }) => row))];
	const titles = [
		'What goes wrong',
		'Did the gateway act?',
		...columns.map(({ title }) => title),
		'What to do',
	];
	const cells = rows.map((row) => {
		const group = faults.filter((fault) => fault.row === row);
		return [row, actedOn(group), ...columns.map(({ has }) => cell(group, has)), advice(group)];
	});
	return `${START}\n\n${table([titles, ...cells])}\n\n${footnotes()}\n\n${END}`;
}

/** One word where all are alike; otherwise the commonest, and which gateways differ. */
function cell(group: readonly Fault[], has: (subject: Subject) => boolean): string {
	const found = new Map<string, Set<string>>();
	const counts = new Map<string, number>();
	for (const subject of subjects.filter(has)) {
		for (const fault of group) {
			const { ends } = endsOf(fault, subject);
			if (ends.length === 0) continue;
			const word = ends.map((end) => words[end]).join(' or ');
			const who = found.get(word) ?? new Set();
			found.set(word, who.add(gatewayOf(subject.gateway).title));
			counts.set(word, (counts.get(word) ?? 0) + 1);
		}
	}
	const inOrder = [...found].toSorted(
		([one], [other]) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0),
	);
	const [most, ...others] = inOrder;
	if (most === undefined) return '–';
	return [most[0], ...others.map(([word, who]) => `${[...who].join(', ')}: ${word}`)].join('; ');
}

function actedOn(group: readonly Fault[]): string {
	const acted = new Set(
		group.map(({ reaches, vendorSays }) => reaches && vendorSays === undefined),
	);
	if (acted.size > 1) return 'perhaps';
	return acted.has(true) ? 'yes' : 'no';
}

function advice(group: readonly Fault[]): string {
	const ends = new Set(group.map(({ end }) => end));
	if (ends.has('unknown'))
		return 'Look with the vendor before you run it again; an MMS can be run again';
	if (ends.has('notSent')) return 'Run it again once the way to the gateway is open';
	if (group.every(isUnprocessed)) return 'Run it again later';
	return ends.has('rejected') ? 'Correct what the reason names, then run it again' : 'Nothing';
}

/** Why a cell differs from its row, each reason once. */
function footnotes(): string {
	const reasons = faults.flatMap((fault) =>
		subjects.flatMap((subject) => {
			const { why } = endsOf(fault, subject);
			return why === '' ? [] : [`- ${fault.row}: ${why}.`];
		}),
	);
	const isOfAll = (reason: string): boolean => reason.includes('makes no request');
	return [...new Set(reasons)].filter((reason) => !isOfAll(reason)).join('\n');
}

/** A table of Markdown, laid out as prettier does it. */
function table(rows: readonly (readonly string[])[]): string {
	const [titles = []] = rows;
	const widths = titles.map((_title, at) =>
		Math.max(3, ...rows.map((row) => (row[at] ?? '').length)),
	);
	const lines = rows.map(
		(row) => `| ${row.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`,
	);
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [lines[0], rule, ...lines.slice(1)].join('\n');
}
