import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { notSent, rejected, unknown, type Failure } from '../../messaging/outcome';
import { InputProblem } from '../../operations/parameters/inputProblem';
import { gatewayError, inputError, problemOf } from '../../operations/nodeErrors';
import { failure } from './fixtures';

const node: INode = {
	id: 'node',
	name: 'Node',
	type: 'fixture',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const errorOf = (changes: Partial<Failure> = {}, itemIndex = 0, message?: string) =>
	gatewayError(node, rejected({ ...failure, ...changes }), itemIndex, message);

describe('gatewayError', () => {
	it('says what happened, and then what to do, with the code and text of the vendor', () => {
		const error = errorOf({}, 3);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe('The account has not enough points');
		expect(error.description).toBe('Buy points. Code: -8, text: 點數不夠');
		expect(error.context['itemIndex']).toBe(3);
		expect(error.node).toEqual(node);
	});

	it('has the code alone where the vendor gave no text, and where there is no advice', () => {
		expect(errorOf({ text: '' }).description).toBe('Buy points. Code: -8');
		expect(errorOf({ text: '', advice: '' }).description).toBe('Code: -8');
	});

	// n8n has messages of its own for these, which say less.
	it.each(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET', 'EPIPE', 'EAI_AGAIN'])(
		'keeps our message for %s',
		(code) => {
			const { message, description } = errorOf({ code, reason: 'The gateway refused it' });
			expect(message).toBe('The gateway refused it');
			expect(description).toContain(code);
		},
	);

	it.each([400, 401, 403, 404, 429, 500, 502, 503, 504])(
		'keeps our message for HTTP %d, and has the status',
		(status) => {
			const error = errorOf({ code: `HTTP ${status}`, reason: 'The gateway answered with a page' });
			expect(error.message).toBe('The gateway answered with a page');
			expect(error.httpCode).toBe(String(status));
		},
	);

	it('takes no other code for a status', () => {
		expect(errorOf({ code: '-401' }).httpCode).toBeNull();
		expect(errorOf({ code: 'HTTP 4010' }).httpCode).toBeNull();
	});

	it.each([
		'rate-limited',
		'quota-exhausted',
		'temporarily-unavailable',
		'credential-invalid',
		'configuration-invalid',
	] as const)('hands the cause %s on to n8n', (cause) => {
		expect(errorOf({ cause })).toMatchObject({ failure: { cause } });
	});

	it('has no cause where none is known', () => {
		const { code, text, reason, advice } = failure;
		const error = gatewayError(node, unknown({ code, text, reason, advice }), 0);
		expect(JSON.stringify(error)).not.toContain('quota-exhausted');
	});

	it('may have a message of its own', () => {
		const error = gatewayError(node, notSent(failure), 1, 'None of the 3 messages was accepted');
		expect(error.message).toBe('None of the 3 messages was accepted');
		expect(error.description).toContain('Code: -8');
	});
});

describe('inputError', () => {
	it('names the input and says that nothing left', () => {
		const error = inputError(node, new InputProblem("'Text' is empty"), 2);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe("'Text' is empty");
		expect(error.description).toMatch(/No request was made/u);
		expect(error.context['itemIndex']).toBe(2);
		expect(error).toMatchObject({ failure: { cause: 'configuration-invalid' } });
	});

	it('does not claim that nothing left where it was something else', () => {
		const error = inputError(node, new TypeError('x is not a function'), 0);
		expect(error.message).toBe('x is not a function');
		expect(error.description ?? '').not.toMatch(/No request/u);
	});
});

describe('problemOf', () => {
	it.each([
		[new InputProblem('a'), 'a'],
		[new Error('b'), 'b'],
		['c', 'c'],
		[undefined, 'undefined'],
	])('of %p', (cause, expected) => {
		expect(problemOf(cause)).toBe(expected);
	});
});
