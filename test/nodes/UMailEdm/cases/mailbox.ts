import { byId, type UMailHarness } from '../harness';
import type { OperationCase } from './case';
import { MANAGER } from './domain';

const passwordOf = ({ simulator }: UMailHarness, mailbox: string): string | undefined =>
	simulator.umail.mailboxes().find((box) => box.mailbox === mailbox)?.password;

/** Mailboxes. */
export const mailboxCases: readonly OperationCase[] = [
	{
		operation: 'mailbox.getMany',
		shows: 'gives the mailboxes of a domain, and no password',
		given: () => ({ domain: byId('edm-demo.example') }),
		output: ['news', 'service'].map((name) => ({
			customerId: '362',
			domain: 'edm-demo.example',
			name,
			mailbox: `${name}@edm-demo.example`,
		})),
	},
	{
		operation: 'mailbox.getMany',
		shows: 'stops at the limit',
		account: MANAGER,
		given: () => ({ domain: byId('edm-demo.example'), limit: 1 }),
		output: [expect.objectContaining({ name: 'news' })],
		then({ simulator }) {
			expect(simulator.umail.requests()).toMatchObject([
				{ parameters: { page: '1', limit: '1', user_type: 'manager', customer_id: '362' } },
			]);
		},
	},
	{
		operation: 'mailbox.create',
		shows: 'makes a mailbox whose password is what was typed',
		given: () => ({ mailbox: 'sales@edm-demo.example', pwd: ' a&b+c% ' }),
		output: [{ id: null, message: '操作成功', mailbox: 'sales@edm-demo.example' }],
		then(harness) {
			expect(passwordOf(harness, 'sales@edm-demo.example')).toBe(' a&b+c% ');
		},
	},
	{
		operation: 'mailbox.update',
		shows: 'changes the password, for a manager too',
		account: MANAGER,
		given: () => ({ mailbox: 'news@edm-demo.example', pwd: 'News-Pass-2' }),
		output: [{ success: true, message: '操作成功' }],
		then(harness) {
			expect(passwordOf(harness, 'news@edm-demo.example')).toBe('News-Pass-2');
		},
	},
	{
		operation: 'mailbox.delete',
		shows: 'deletes the mailbox',
		given: () => ({ mailbox: 'news@edm-demo.example' }),
		output: [{ deleted: true, message: '操作成功' }],
		then(harness) {
			expect(passwordOf(harness, 'news@edm-demo.example')).toBeUndefined();
			expect(passwordOf(harness, 'service@edm-demo.example')).toBe('Service-Pass-1');
		},
	},
];
