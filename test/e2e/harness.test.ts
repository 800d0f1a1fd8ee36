import { Execution } from '../../playground/server/Execution';
import { parseFlatted } from '../../playground/server/flatted';

describe('executions', () => {
	const flatted = JSON.stringify([
		{ resultData: '1' },
		{ runData: '2', lastNodeExecuted: '3' },
		{ Smsgo: '4' },
		'Smsgo',
		['5'],
		{ data: '6', hints: '11', parent: '0' },
		{ main: '7' },
		['8'],
		['9'],
		{ json: '10' },
		{ messageId: '3', points: 2, isFinal: true, reason: null },
		['12'],
		{ message: '13' },
		'1 of 2',
	]);
	const answer = (status: string): string =>
		JSON.stringify({ data: { id: '7', status, data: flatted } });

	it('are read from the format in which n8n keeps them', () => {
		const execution = new Execution(answer('success'));
		expect(execution.json('Smsgo')).toEqual([
			{ messageId: 'Smsgo', points: 2, isFinal: true, reason: null },
		]);
		expect(execution.json('Smsgo', 1)).toEqual([]);
		expect(execution.hints('Smsgo')).toEqual(['1 of 2']);
		expect(execution.error).toBeUndefined();
	});

	it('may refer to themselves', () => {
		expect(() => parseFlatted('[{"self":"0"}]')).not.toThrow();
		expect(() => parseFlatted('{}')).toThrow('flatted');
	});

	it('are over once both status and data are stored', () => {
		expect(new Execution(answer('success')).isOver).toBe(true);
		expect(new Execution(answer('running')).isOver).toBe(false);
		const early = { data: { id: '7', status: 'success', data: '[{"resultData":"1"},{}]' } };
		expect(new Execution(JSON.stringify(early)).isOver).toBe(false);
	});
});
