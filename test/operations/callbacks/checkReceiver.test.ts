import { NodeOperationError, type INode } from 'n8n-workflow';
import { checkReceiver } from '../../../operations/callbacks/checkReceiver';

const node: INode = {
	id: '1',
	name: 'Trigger',
	type: 'trigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

test.each([
	{},
	{ allowedAddresses: '', pathSecret: '' },
	{ allowedAddresses: ' ', pathSecret: ' ' },
	{ allowedAddresses: '203.0.113.0/24, ::1' },
	{ pathSecret: 'a' },
	{ pathSecret: 'A-z_0' },
	{ pathSecret: ' old , new ' },
	{ pathSecret: 'old,new' },
])('%j can be used', (options) => {
	expect(() => {
		checkReceiver(node, options);
	}).not.toThrow();
});

test.each([
	[{ allowedAddresses: 'x' }, "'Allowed Addresses' has 'x'"],
	[{ pathSecret: 'a/b' }, "'Path Secret' can have letters"],
	[{ pathSecret: ',' }, "'Path Secret' can have letters"],
	[{ pathSecret: 'a,b,c' }, "'Path Secret' can have letters"],
	[{ pathSecret: 'a\nb' }, "'Path Secret' can have letters"],
])('%j cannot be used, and the secret is not in the message', (options, message) => {
	const check = (): void => {
		checkReceiver(node, options);
	};
	expect(check).toThrow(NodeOperationError);
	expect(check).toThrow(message);
	expect(check).not.toThrow(/a\/b|a,b,c/u);
});
