import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers, type IDataObject, type INode } from 'n8n-workflow';
import { MitakeMms } from '../../../nodes/MitakeMms/MitakeMms.node';
import { jsonOf, message, MitakeHarness } from './harness';

const mitake = new MitakeHarness().install();
const { description } = new MitakeMms();
const OPERATIONS = ['getBatchStatus', 'getStatus', 'send'];

function nodeWith(operation: string, parameters: INode['parameters'] = {}): INode {
	return {
		id: '1',
		name: 'MMS',
		type: 'mitakeMms',
		typeVersion: 1,
		position: [0, 0],
		parameters: { resource: 'message', operation, ...parameters },
	};
}

/** The fields that the panel shows for an operation. */
function shown(operation: string) {
	const node = nodeWith(operation);
	return description.properties.filter((field) =>
		NodeHelpers.displayParameter(node.parameters, field, node, description),
	);
}

/** The names of the options that can be added. */
function optionsOf(operation: string): string[] {
	const options = shown(operation).find(({ name }) => name === 'options')?.options ?? [];
	return options.map(({ name }) => name).toSorted();
}

test('one resource with the operations of the contract', () => {
	const [resource, operation, ...rest] = shown('send').filter(({ type }) => type === 'options');
	expect(resource?.options?.map((option) => 'value' in option && option.value)).toEqual([
		'message',
	]);
	expect(operation?.options?.map((option) => 'value' in option && option.value)).toEqual(
		OPERATIONS,
	);
	expect(rest).toEqual([]);
});

test.each([
	['send', ['to', 'subject', 'content', 'attachments', 'options']],
	['getStatus', ['batchId', 'messageIds', 'options']],
	['getBatchStatus', ['batchId', 'options']],
])('%s shows its own fields', (operation, names) => {
	expect(shown(operation).map(({ name }) => name)).toEqual(['resource', 'operation', ...names]);
});

test('the options have the names that saved workflows use', () => {
	expect(optionsOf('send')).toEqual([
		'batching',
		'checkText',
		'clientMessageId',
		'concurrency',
		'expireAt',
		'maxRecipients',
		'projectName',
		'replaceTypographic',
		'sendAt',
		'skipDuplicates',
		'suppressWithin',
		'timeout',
	]);
	for (const operation of ['getStatus', 'getBatchStatus']) {
		expect(optionsOf(operation)).toEqual(['concurrency', 'timeout']);
	}
});

test.each([
	['send', ['subject', 'to']],
	['getStatus', ['batchId', 'messageIds']],
	['getBatchStatus', ['batchId']],
])('%s cannot be run without what is required', (operation, names) => {
	const issues = NodeHelpers.getNodeParametersIssues(
		description.properties,
		nodeWith(operation),
		description,
	);
	expect(Object.keys(issues?.parameters ?? {}).toSorted()).toEqual(names);
});

test('no more requests at the same time can be asked for than Mitake takes', () => {
	for (const operation of OPERATIONS) {
		const options = shown(operation).find(({ name }) => name === 'options')?.options ?? [];
		expect(options.find(({ name }) => name === 'concurrency')).toMatchObject({
			default: 10,
			typeOptions: { minValue: 1, maxValue: 10 },
		});
	}
});

describe('the preview of the output has the keys of the output', () => {
	function schemaOf(operation: string): unknown {
		const folder = join(__dirname, '../../../nodes/MitakeMms/__schema__/v1.0.0/message');
		return JSON.parse(readFileSync(join(folder, `${operation}.json`), 'utf8'));
	}

	/** What a schema must say of a value: null is of any type. */
	function isCovered(schema: unknown, value: unknown): boolean {
		if (typeof schema !== 'object' || schema === null || !('type' in schema)) return false;
		if (value === null) return true;
		if (typeof value !== 'object') return schema.type === typeof value;
		if (schema.type !== 'object' || !('properties' in schema)) return false;
		const properties = new Map(Object.entries(schema.properties ?? {}));
		const keys = Object.keys(value);
		return (
			keys.length === properties.size &&
			Object.entries(value).every(([key, part]) => isCovered(properties.get(key), part))
		);
	}

	async function outputOf(operation: string): Promise<IDataObject> {
		const sent = jsonOf(await mitake.send([message('0912345678')]));
		if (operation === 'send') return sent[0] ?? {};
		mitake.simulator.clock.advance(60_000);
		const parameters = { batchId: '={{ $json.batchId }}', messageIds: '={{ $json.messageId }}' };
		return jsonOf(await mitake.run(operation, parameters, { items: sent }))[0] ?? {};
	}

	test.each(OPERATIONS)('%s', async (operation) => {
		const output = await outputOf(operation);
		expect(Object.keys(output).length).toBeGreaterThan(9);
		expect(isCovered(schemaOf(operation), output)).toBe(true);
		expect(isCovered(schemaOf(operation), { ...output, more: 1 })).toBe(false);
	});

	test('of a message that was never sent, too', async () => {
		const { main } = await mitake.send(
			[message('nobody')],
			{},
			{ onError: 'continueRegularOutput' },
		);
		expect(isCovered(schemaOf('send'), main[0]?.json)).toBe(true);
	});
});
