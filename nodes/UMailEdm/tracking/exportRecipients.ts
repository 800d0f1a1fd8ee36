import type { INodeProperties } from 'n8n-workflow';
import type { UMailLine } from '../../../gateways/umail/account';
import { exportRecipients as call } from '../../../gateways/umail/calls/exports';
import { getTracking, NOT_TRACKED } from '../../../gateways/umail/calls/tracking';
import { accepted, rejected, type Outcome } from '../../../messaging/outcome';
import { filtersOf, switchInput, textInput } from '../../../operations/parameters/fields';
import type { ParamsOf } from '../../../operations/parameters/paramsOf';
import { readId, readSentTask, sentTaskField } from '../locators';
import { uMailJoinedExport } from '../uMailExport';
import { trackingNotice } from './fields';

const optionalId = (typed: string | undefined, label: string): string | undefined =>
	typed === undefined || typed.trim() === '' ? undefined : readId({ value: typed.trim() }, label);

/** A task that was sent, or its tracking at once. */
const trackedTaskField = {
	...sentTaskField,
	modes: [
		...sentTaskField.modes,
		{ displayName: 'By Track ID', name: 'track', type: 'string', placeholder: 'e.g. 301' },
	],
} as const satisfies INodeProperties;

export const exportRecipients = uMailJoinedExport({
	name: 'Export Recipients',
	action: 'Export recipients of task',
	description: 'Get the recipients of a tracked task as a file, or as items',
	fields: [
		trackingNotice,
		trackedTaskField,
		filtersOf([
			textInput('Email ID', 'emailId', {
				description: "Only this recipient: 'emailId' of an opening",
			}),
			switchInput(
				'Has Clicked',
				'isClick',
				true,
				'Whether to give only recipients who followed a link',
			),
			textInput('Link ID', 'linkId', {
				description: "Only who followed this link: 'linkId' of a link in an overview",
			}),
		]),
	],
	call,
	async join({ task, filters: { emailId, isClick, linkId } }, _place, line) {
		const tracking = await trackingOf(task, line);
		if (tracking.outcome !== 'accepted') return tracking;
		const trackId = tracking.value;
		const request = {
			trackId,
			isClick,
			emailId: optionalId(emailId, 'Email ID'),
			linkId: optionalId(linkId, 'Link ID'),
		};
		return accepted({ name: `recipients-${trackId}`, parts: [{ request, more: {} }] });
	},
});

/** The ID of a task's tracking, which its overview tells. */
async function trackingOf(
	task: ParamsOf<[typeof trackedTaskField]>['task'],
	line: UMailLine,
): Promise<Outcome<string>> {
	if (task.mode === 'track') return accepted(readId(task, 'Task'));
	const overview = await line.call(getTracking, readSentTask(task));
	if (overview.outcome !== 'accepted') return overview;
	const { trackId } = overview.value;
	return typeof trackId === 'string' && trackId !== ''
		? accepted(trackId)
		: rejected({ code: 'NO_TRACK_ID', text: '', ...NOT_TRACKED });
}
