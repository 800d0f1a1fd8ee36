import { parseAnswer, readAnswer } from '../../../../gateways/cloudmax/response';
import { parseCsv } from '../../../../gateways/cloudmax/csv';
import { create } from '../../../../gateways/cloudmax/calls/create';
import { probe } from '../../../../gateways/cloudmax/calls/probe';
import { must, type Input } from '../Input';
import { replyOf, valueOf } from '../replyOf';
import type { Target } from '../Target';
import { cloudmax } from './samples';

const { fragments, replies: samples } = cloudmax;

export const targets: readonly Target[] = [
	{
		name: 'cloudmax.answer',
		samples,
		fragments,
		run(input) {
			const answer = valueOf(readAnswer(replyOf(input)));
			must(
				valueOf(create.read(replyOf(input))) === (answer && (answer.groupid || null)),
				'another ID than the answer has',
			);
			if (answer === undefined) return;
			must(answer.errorcode === '0', 'accepted without an ErrorCode of 0');
			mustBeMarked(input);
			input.mustHold('the group ID', answer.groupid);
		},
	},
	{
		name: 'cloudmax.parse',
		samples,
		fragments,
		run(input) {
			const { errorcode, groupid } = parseAnswer(input.text);
			if (/^\d+$/u.test(errorcode ?? '')) input.mustHold('the code', errorcode);
			if (/^\d+$/u.test(groupid ?? '')) input.mustHold('the group ID', groupid);
		},
	},
	{
		name: 'cloudmax.probe',
		samples,
		fragments,
		run(input) {
			if (valueOf(probe.read(replyOf(input))) !== undefined) input.mustHold('the code', '110');
		},
	},
	{
		name: 'cloudmax.csv',
		samples,
		fragments,
		run(input) {
			const cells = parseCsv(input.text, input.pick(',', ';', '\t')).flat();
			const length = cells.reduce((sum, cell) => sum + cell.length, 0);
			must(length <= input.text.length, 'more in the cells than in the text');
		},
	},
];

/** By its name, or at the head of a row without names. */
function mustBeMarked(input: Input): void {
	const isRow = input.text.split(/[\r\n]/u).some((line) => /^[\s"]*0[\s"]*[,;\t]/u.test(line));
	must(input.holds('errorcode') || isRow, 'accepted without the marker ErrorCode');
	must(input.holds('0'), 'accepted without a 0');
}
