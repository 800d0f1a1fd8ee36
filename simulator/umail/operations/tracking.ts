import { escapeText } from '../../base/markup';
import { exportFile, linesOf, madeUpAddress } from '../exports';
import { type Operation, operation, type Run, soleOperation } from '../operation';
import type { Parameters } from '../parameters';
import { badParameter, unknownRecord } from '../refused';
import type { UMailSettings } from '../settings';
import type { UMailState } from '../state';
import { failuresOf, FAILURE_TYPES, sentCount, type Task } from '../store/task';
import { timeText } from '../times';
import {
	type Occurrences,
	sumOf,
	type Track,
	type TrackedLink,
	type TrackedUser,
} from '../store/track';
import { element, elements, record, type XmlNode } from '../xml';

const FILE = 'track.php';

/** The task that `ident`, or else `id`, names, with its tracking. */
function trackedTask(
	state: UMailState,
	parameters: Parameters,
): { readonly task: Task; readonly track: Track } {
	const ident = parameters.text('ident');
	const id = parameters.text('id');
	if (ident === '' && id === '') throw badParameter('id, ident');
	const task = ident === '' ? state.tasks.find(id) : state.tasks.findByIdent(ident);
	const track = task === undefined ? undefined : state.tracks.ofTask(task.id);
	if (task === undefined || track === undefined) throw unknownRecord('track');
	return { task, track };
}

/** `prefix_total`, `prefix_first` and `prefix_last`. */
function occurrenceFields(prefix: string, { total, first, last }: Occurrences) {
	return {
		[`${prefix}_total`]: total,
		[`${prefix}_first`]: timeText(first),
		[`${prefix}_last`]: timeText(last),
	};
}

function percent(part: number, whole: number): string {
	return `${(whole === 0 ? 0 : (part / whole) * 100).toFixed(2)}%`;
}

function linkRow(track: Track, { id, url }: TrackedLink): XmlNode {
	const clicks = track.clicks(id);
	return record('link', {
		link_id: id,
		link: url,
		click_unique: clicks.length,
		...occurrenceFields('click', sumOf(clicks.map((click) => click.clicks))),
	});
}

function userRow(user: TrackedUser, extraFields: boolean): XmlNode {
	const { opens, clicks } = user;
	const open = occurrenceFields('open', opens);
	const click = occurrenceFields('click', clicks);
	const extra = { device: 'pc', addr_first: '亚洲|中国|深圳', addr_last: '' };
	return record('user', {
		email_id: user.emailId,
		email: user.email,
		browser: 'Chrome 120',
		os: 'Windows 10',
		ip_first: user.ip,
		ip_last: opens.total > 1 ? user.ip : '',
		open_total: opens.total,
		click_total: clicks.total,
		...open,
		...click,
		...(extraFields ? extra : {}),
	});
}

type Recipient = readonly [email: string, fullname: string, opens: number, clicks: number];

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** How trackexport.php writes a recipient. */
const FORMS: Readonly<Record<UMailSettings['trackExportForm'], (recipient: Recipient) => string>> =
	{
		address: ([email]) => email,
		columns: (recipient) => recipient.join('\t'),
		csv: ([email, fullname, ...counts]) => [quoted(email), quoted(fullname), ...counts].join(','),
		xml: ([email, fullname, opens, clicks]) =>
			`<user><email>${email}</email><fullname>${escapeText(fullname)}</fullname>` +
			`<open_total>${opens}</open_total><click_total>${clicks}</click_total></user>`,
	};

/** What stands around the lines. */
const FRAMES: Partial<Record<UMailSettings['trackExportForm'], readonly [string[], string[]]>> = {
	csv: [['"email","fullname","open_total","click_total"'], []],
	xml: [['<?xml version="1.0" encoding="UTF-8"?>', '<data>'], ['</data>']],
};

/** 3.1, without a declaration as the document shows it. */
const overview: Run = (state, parameters) => {
	const { task, track } = trackedTask(state, parameters);
	const users = [...track.users.values()];
	const sent = sentCount(task);
	const failed = failuresOf(task, ...Object.values(FAILURE_TYPES)).length;
	const clickers = users.filter(({ clicks }) => clicks.total > 0);
	const fields = elements({
		track_id: track.id,
		task_id: task.id,
		task_sn: task.ident,
		send_count: sent,
		real_send_count: sent - failed,
		error_send_count: failed,
		open_unique: users.length,
		...occurrenceFields('open', sumOf(users.map(({ opens }) => opens))),
		click_unique: clickers.length,
		...occurrenceFields('click', sumOf(users.map(({ clicks }) => clicks))),
		open_ratio: percent(users.length, sent - failed),
		click_ratio: percent(clickers.length, sent - failed),
	});
	const links = track.links.map((link) => linkRow(track, link));
	const root = element('track', [...fields, element('link_statistic', links)]);
	return state.replies.document(root, false);
};

/** Chapter 3; the form of the export's lines is the setting `trackExportForm`. */
export const trackingOperations: readonly Operation[] = [
	operation(FILE, 'overview', overview),
	operation(FILE, 'open-detail', (state, parameters) => {
		const { track } = trackedTask(state, parameters);
		const users = [...track.users.values()];
		const rows = users.map((user) => userRow(user, state.settings.extraFields));
		return state.replies.document(element('data', rows));
	}),
	operation(FILE, 'click-detail', (state, parameters) => {
		const { track } = trackedTask(state, parameters);
		const linkId = parameters.text('link_id');
		const rows = track.clicks(linkId === '' ? undefined : linkId).map((click) => {
			const { id, email, link, clicks } = click;
			const names = { click_id: id, email, link: link.url, click_unique: 1 };
			return record('click', { ...names, ...occurrenceFields('click', clicks) });
		});
		return state.replies.document(element('data', rows));
	}),
	operation(FILE, 'link-stat', (state, parameters) => {
		const { track } = trackedTask(state, parameters);
		const linkId = parameters.text('link_id');
		const links = track.links.filter(({ id }) => linkId === '' || id === linkId);
		const rows = links.map((link) => linkRow(track, link));
		return state.replies.document(element('data', rows));
	}),
	soleOperation('trackexport', (state, parameters) => {
		const track = parameters.named('track_id', 'track', (id) => state.tracks.find(id));
		const isClick = parameters.text('is_click') === '1';
		const linkId = parameters.text('link_id');
		const emailId = parameters.text('email_id');
		const clicked = new Set(track.clicks(linkId).map(({ email }) => email));
		const users = [...track.users.values()].filter(
			(user) =>
				(!isClick || user.clicks.total > 0) &&
				(linkId === '' || clicked.has(user.email)) &&
				(emailId === '' || user.emailId === emailId),
		);
		const { trackExportForm } = state.settings;
		const line = FORMS[trackExportForm];
		const [before, behind] = FRAMES[trackExportForm] ?? [[], []];
		const written = users.map(({ email, fullname, opens, clicks: { total } }) =>
			line([email, fullname, opens.total, total]),
		);
		const madeUp = (index: number) => line([madeUpAddress(index), `客户${index + 1}`, 1, 0]);
		const lines = linesOf([...before, ...written, ...behind]);
		return exportFile('track.txt', lines, madeUp, state.settings);
	}),
];
