import type { INodeProperties } from 'n8n-workflow';
import { pointsOf } from '../../../gateways/smsgo/points';
import { accepted } from '../../../messaging/outcome';
import { readRecipient, splitRecipients } from '../../../messaging/recipient';
import { localOperation } from '../../../operations/calls/each';
import { optionsOf, textInput } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { encodingField, formMessage, textField, toField, wapUrlField } from './message';

const fields = [
	toField,
	textField,
	optionsOf([
		encodingField,
		textInput('Reply URL', 'replyUrl', {
			description: 'Where smsgo would pass on what recipients answer, which costs points too',
		}),
		wapUrlField,
	]),
] as const satisfies INodeProperties[];

/** What sending would take and cost, without a request and without a credential. */
export const estimate = localOperation({
	name: 'Estimate',
	action: 'Estimate SMS',
	description: 'Get the encoding, segments and points of a message without sending it',
	fields,
	work({ to, text, options }, { run }) {
		const numbers = splitRecipients(to).map((typed) => {
			const read = readRecipient(typed);
			if ('problem' in read) throw new InputProblem(read.problem);
			return read;
		});
		if (numbers.length === 0) throw new InputProblem("'To' has no recipient");
		const formFor = formMessage(text, options, run);
		const abroad = numbers.filter(({ isInternational }) => isInternational).length;
		const groups = [
			{ isInternational: false, recipients: numbers.length - abroad },
			{ isInternational: true, recipients: abroad },
		];
		const costs = groups
			.filter(({ recipients }) => recipients > 0)
			.map(({ isInternational, recipients }) => {
				const formed = formFor(isInternational);
				if ('problem' in formed) throw new InputProblem(formed.problem);
				const { form, message } = formed;
				return { form, points: pointsOf(form, recipients, message.replyUrl !== '') };
			});
		const points = costs.reduce((sum, cost) => sum + cost.points, 0);
		const { encoding, segments, characters } = (costs[0] ?? { form: null }).form ?? {};
		const recipients = numbers.length;
		return accepted([{ json: { recipients, encoding, segments, characters, points } }]);
	},
});
