import type { INodeProperties } from 'n8n-workflow';
import { localOperation } from '../../../operations/calls/each';
import { accepted } from '../../../messaging/outcome';
import { label } from '../fixtures';
import type { ParamsOf } from '../../../operations/parameters/paramsOf';
import { requestOptionsField } from '../../../operations/parameters/sharedFields';

/** True for two types that are each as good as the other; the compiler refuses the tests otherwise. */
type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** Parameters as an operation with these fields gets them. */
function paramsOf<const Fields extends readonly INodeProperties[]>(
	_fields: Fields,
	params: ParamsOf<Fields>,
): ParamsOf<Fields> {
	return params;
}

const base = { displayName: 'X', default: '' } as const;
const text = { ...base, name: 'text', type: 'string' } as const satisfies INodeProperties;
const sendAt = { ...base, name: 'sendAt', type: 'dateTime' } as const satisfies INodeProperties;
const days = { ...base, name: 'days', type: 'number' } as const satisfies INodeProperties;
const skip = { ...base, name: 'skip', type: 'boolean' } as const satisfies INodeProperties;
const notice = { ...base, name: 'hint', type: 'notice' } as const satisfies INodeProperties;
const encoding = {
	...base,
	name: 'encoding',
	type: 'options',
	options: [
		{ name: 'Automatic', value: 'auto' },
		{ name: 'Big5', value: 'BIG5' },
	],
} as const satisfies INodeProperties;
const loaded = {
	...base,
	name: 'loaded',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getThem' },
} as const satisfies INodeProperties;
const encodings = { ...encoding, name: 'encodings', type: 'multiOptions' } as const;
const status = {
	...base,
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Normal', value: 0 },
		{ name: 'Hold', value: -1 },
	],
} as const satisfies INodeProperties;
const batching = {
	...base,
	name: 'batching',
	type: 'fixedCollection',
	options: [{ displayName: 'Batching', name: 'batch', values: [days, text] }],
} as const satisfies INodeProperties;
const options = {
	...base,
	name: 'options',
	type: 'collection',
	options: [encoding, days, batching],
} as const satisfies INodeProperties;

describe('ParamsOf', () => {
	it('is text for text and dates, and what they say for numbers and switches', () => {
		const params = paramsOf([text, sendAt, days, skip], {
			text: 'a',
			sendAt: '2026-01-31',
			days: 3,
			skip: true,
		});
		const same: Same<typeof params, { text: string; sendAt: string; days: number; skip: boolean }> =
			true;
		expect([same, params.days]).toEqual([true, 3]);
		// @ts-expect-error a field that is not there
		paramsOf([text, days], { text: 'a' });
		// @ts-expect-error a field of another type
		paramsOf([text], { text: 1 });
	});

	it('is one of the values for a choice, and a list of them for many', () => {
		const params = paramsOf([encoding, status, encodings], {
			encoding: 'auto',
			status: -1,
			encodings: ['auto', 'BIG5'],
		});
		const same: Same<
			typeof params,
			{ encoding: 'auto' | 'BIG5'; status: 0 | -1; encodings: readonly ('auto' | 'BIG5')[] }
		> = true;
		expect([same, params.status]).toEqual([true, -1]);
		// @ts-expect-error no value of the choice
		paramsOf([encoding], { encoding: 'UCS2' });
		// @ts-expect-error no value of the choice
		paramsOf([encodings], { encodings: ['auto', 'UCS2'] });
	});

	it('is text for each of many that the editor loads', () => {
		const params = paramsOf([loaded], { loaded: ['16'] });
		const same: Same<typeof params, { loaded: readonly string[] }> = true;
		expect([same, params.loaded]).toEqual([true, ['16']]);
		// @ts-expect-error not a list
		paramsOf([loaded], { loaded: '16' });
	});

	it('leaves a notice out', () => {
		const params = paramsOf([notice, text], { text: 'a' });
		const same: Same<typeof params, { text: string }> = true;
		expect([same, params.text]).toEqual([true, 'a']);
	});

	it('is what the user added for a collection, and whole groups within', () => {
		const all = paramsOf([options], {
			options: { encoding: 'auto', days: 3, batching: { batch: { days: 1, text: 'a' } } },
		});
		const same: Same<typeof all.options.encoding, 'auto' | 'BIG5' | undefined> = true;
		expect([same, all.options.days]).toEqual([true, 3]);
		paramsOf([options], { options: {} });
		paramsOf([options], { options: { batching: {} } });
		// @ts-expect-error a group that was added has all of its values
		paramsOf([options], { options: { batching: { batch: { days: 1 } } } });
		// @ts-expect-error no value of the choice
		paramsOf([options], { options: { encoding: 'UCS2' } });
		// @ts-expect-error not declared
		paramsOf([options], { options: { timeout: 1 } });
	});

	it('is what an operation gets', () => {
		const operation = localOperation({
			...label,
			fields: [text, encoding, requestOptionsField],
			work(params) {
				const same: Same<
					typeof params,
					{
						text: string;
						encoding: 'auto' | 'BIG5';
						options: ParamsOf<[typeof requestOptionsField]>['options'];
					}
				> = true;
				const timeout: number | undefined = params.options.timeout;
				return accepted([{ json: { same, timeout } }]);
			},
		});
		expect(operation.fields.map(({ name }) => name)).toEqual(['text', 'encoding', 'options']);
	});
});
