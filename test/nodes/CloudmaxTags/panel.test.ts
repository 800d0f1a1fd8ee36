import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';
import { CloudmaxTags } from '../../../nodes/CloudmaxTags/CloudmaxTags.node';

const { description } = new CloudmaxTags();
const xmlUrl = 'https://files.example.com/tag.xml';

function nodeWith(operation: string, options: INodeParameters): INode {
	return {
		id: '1',
		name: 'Tags',
		type: 'cloudmaxTags',
		typeVersion: 1,
		position: [0, 0],
		parameters: { resource: 'tag', operation, options },
	};
}

/** The fields that the panel shows below the operation. */
function shown(operation: string, options: INodeParameters): string[] {
	const node = nodeWith(operation, options);
	return description.properties
		.filter((field) => NodeHelpers.displayParameter(node.parameters, field, node, description))
		.map(({ name }) => name)
		.filter((name) => !['resource', 'operation'].includes(name));
}

test.each([
	['create', ['name', 'jobType', 'tagClass', 'description', 'options']],
	['update', ['tag', 'newName', 'description', 'jobType', 'options']],
	['delete', ['tag', 'options']],
	['clear', ['tag', 'options']],
])('%s shows its own fields, whichever way this node sends them', (operation, fields) => {
	for (const options of [{}, { parameterCarrier: 'form' }, { parameterCarrier: 'xml' }]) {
		expect(shown(operation, options)).toEqual(fields);
	}
});

test.each(['create', 'update', 'delete', 'clear'])(
	'%s hides them where Cloudmax fetches the parameters, asks for none and says so',
	(operation) => {
		const options = { parameterCarrier: 'xmlRequestUrl', xmlUrl };
		expect(shown(operation, options)).toEqual(['fromUrlNotice', 'options']);
		const issues = NodeHelpers.getNodeParametersIssues(
			description.properties,
			nodeWith(operation, options),
			description,
		);
		expect(issues).toBeNull();
	},
);

test.each([
	[
		{ parameterCarrier: 'xmlRequestUrl', xmlUrl },
		{ parameterCarrier: 'xmlRequestUrl', xmlUrl },
	],
	[{ parameterCarrier: 'xml', xmlUrl }, { parameterCarrier: 'xml' }],
	[{ xmlUrl }, {}],
])('of the options %j n8n keeps %j', (options, kept) => {
	const parameters = { resource: 'tag', operation: 'create', options };
	const node = { typeVersion: 1 };
	expect(
		NodeHelpers.getNodeParameters(
			description.properties,
			parameters,
			true,
			false,
			node,
			description,
		)?.['options'],
	).toEqual(kept);
});
