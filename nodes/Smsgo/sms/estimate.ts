import type { INodeProperties } from 'n8n-workflow';
import { savingOf, type Form } from '../../../gateways/smsgo/encoding';
import { pointsOf } from '../../../gateways/smsgo/points';
import { accepted } from '../../../messaging/outcome';
import { readRecipient, splitRecipients } from '../../../messaging/recipient';
import { localOperation } from '../../../operations/calls/each';
import { optionsOf, textInput } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { replaceTypographicField, worded } from '../../../operations/send/wording';
import { encodingField, formMessage, textField, toField, wapUrlField } from './message';

const fields = [
	toField,
	textField,
	optionsOf([
		encodingField,
		replaceTypographicField,
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
	work({ to, text: typed, options }, { run, itemIndex }) {
		const numbers = splitRecipients(to).map((typed) => {
			const read = readRecipient(typed);
			if ('problem' in read) throw new InputProblem(read.problem);
			return read;
		});
		if (numbers.length === 0) throw new InputProblem("'To' has no recipient");
		const wording = { text: typed, name: 'text', label: 'Text', itemIndex };
		const text = worded(run, wording, 'off');
		const formFor = formMessage(text, options, { run, itemIndex });
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
				const { form, message, rules } = formed;
				const saving = savingOf(message.text, rules);
				const priceOf = (one: Form): number => pointsOf(one, recipients, message.replyUrl !== '');
				return {
					form,
					saving,
					points: priceOf(form),
					pointsWithout: priceOf(saving?.form ?? form),
				};
			});
		const points = costs.reduce((sum, cost) => sum + cost.points, 0);
		const pointsWithout = costs.reduce((sum, cost) => sum + cost.pointsWithout, 0);
		const [first] = costs;
		const { encoding, segments, characters } = first?.form ?? {};
		const forcedBy = first?.saving?.because ?? [];
		return accepted([
			{
				json: {
					recipients: numbers.length,
					encoding,
					segments,
					characters,
					points,
					...(forcedBy.length === 0
						? {}
						: { encodingForcedBy: [...forcedBy], pointsWithoutThem: pointsWithout }),
				},
			},
		]);
	},
});
