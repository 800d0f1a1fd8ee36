import type { Resources } from '../../operations/operation';
import { account } from './account';
import { contact } from './contact';
import { contactList } from './contactList';
import { domain } from './domain';
import { mailbox } from './mailbox';
import { statistic } from './statistic';
import { subscription } from './subscription';
import { task } from './task';
import { template } from './template';
import { tracking } from './tracking';

export const resources = {
	account,
	contact,
	contactList,
	domain,
	mailbox,
	statistic,
	subscription,
	task,
	template,
	tracking,
} as const satisfies Resources;
