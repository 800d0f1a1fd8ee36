import { type Operation, operation, type Run } from '../operation';
import { failuresOf, FAILURE_TYPES, sentCount } from '../store/task';
import { sumOf, type Track, type TrackedLink, type TrackedUser } from '../store/track';
import { element, elements, type XmlNode } from '../xml';
import { occurrenceFields, trackedTask } from './trackedTask';

const FILE = 'track.php';

function percent(part: number, whole: number): string {
	return `${(whole === 0 ? 0 : (part / whole) * 100).toFixed(2)}%`;
}

function linkRow(track: Track, { id, url }: TrackedLink): XmlNode {
	const clicks = track.clicks(id);
	const fields = elements({
		link_id: id,
		link: url,
		click_unique: clicks.length,
		...occurrenceFields('click', sumOf(clicks.map((click) => click.clicks))),
	});
	return element('link', fields);
}

function userRow(user: TrackedUser, extraFields: boolean): XmlNode {
	const { opens, clicks } = user;
	const open = occurrenceFields('open', opens);
	const click = occurrenceFields('click', clicks);
	const extra = { device: 'pc', addr_first: '亚洲|中国|深圳', addr_last: '' };
	const fields = elements({
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
	return element('user', fields);
}

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

/** Chapter 3 without its export. */
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
			return element('click', elements({ ...names, ...occurrenceFields('click', clicks) }));
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
];
