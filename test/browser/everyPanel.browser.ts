import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodeType,
} from 'n8n-workflow';
import { CloudmaxTags } from '../../nodes/CloudmaxTags/CloudmaxTags.node';
import { MitakeMms } from '../../nodes/MitakeMms/MitakeMms.node';
import { UMailEdm } from '../../nodes/UMailEdm/UMailEdm.node';
import { useBrowser } from './browser';
import { expectEventually } from './eventually';
import type { WorkflowNode } from './workflows';

const inBrowser = useBrowser();

const nodes = [
	{ type: 'cloudmaxTags', make: () => new CloudmaxTags() },
	{ type: 'mitakeMms', make: () => new MitakeMms() },
	{ type: 'uMailEdm', make: () => new UMailEdm() },
] as const;

/** An operation as its panel must show it. */
interface Expected {
	readonly name: string;
	readonly resource: string;
	readonly node: WorkflowNode;
	readonly operation: string;
	readonly labels: readonly string[];
}

/** What a person would enter, so that nothing required is empty. */
function filled(field: INodeProperties): INodeParameters {
	if (field.required !== true) return {};
	if (field.type === 'resourceLocator') {
		return { [field.name]: { __rl: true, mode: 'id', value: '16' } };
	}
	if (field.default !== '') return {};
	return { [field.name]: field.type === 'dateTime' ? '2026-01-31T09:30:00' : 'example' };
}

/** Every operation of a node, by what its description says of itself. */
function operationsOf(type: WorkflowNode['type'], { description }: INodeType): Expected[] {
	const { properties } = description;
	const choices = properties.filter(({ name }) => name === 'operation');
	return choices.flatMap((choice) =>
		resourcesOf(choice).flatMap((resource) =>
			(choice.options ?? []).flatMap((option) => {
				if (!('value' in option)) return [];
				const chosen = { resource, operation: String(option.value) };
				const own = properties.filter((field) => isShown(description, chosen, field));
				const parameters: INodeParameters = { ...chosen };
				for (const field of own) Object.assign(parameters, filled(field));
				const labels = properties
					.filter((field) => field.type !== 'notice' && isShown(description, parameters, field))
					.map(({ displayName }) => displayName);
				const name = `${type} ${chosen.resource} ${chosen.operation}`;
				return [{ name, resource, node: { type, parameters }, operation: option.name, labels }];
			}),
		),
	);
}

function resourcesOf({ displayOptions }: INodeProperties): string[] {
	return (displayOptions?.show?.['resource'] ?? []).filter((value) => typeof value === 'string');
}

function isShown(
	description: INodeType['description'],
	parameters: INodeParameters,
	field: INodeProperties,
): boolean {
	const values = NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		true,
		false,
		null,
		description,
	);
	return NodeHelpers.displayParameter(values ?? {}, field, null, description);
}

const panels = nodes.flatMap(({ type, make }) => {
	const operations = operationsOf(type, make());
	const resources = [...new Set(operations.map(({ resource }) => resource))];
	return resources.map((resource) => ({
		type,
		resource,
		operations: operations.filter((operation) => operation.resource === resource),
	}));
});

for (const { type, resource, operations } of panels) {
	inBrowser(`${type} shows the fields of every operation on ${resource}`, async (editor) => {
		await editor.open(Object.fromEntries(operations.map(({ name, node }) => [name, node])));
		expect(await editor.page.getByTestId('node-issues').count()).toBe(0);
		for (const { name, operation, labels } of operations) {
			const panel = await editor.openPanel(name);
			expect(await panel.value('operation')).toBe(operation);
			await expectEventually(() => panel.labels(), [...labels]);
			expect(await panel.flaws()).toEqual([]);
			await editor.screenshot(`panel ${name}`);
			await panel.close();
		}
	});
}
