/** One numbered section of the vendor's document that describes a call. */
export interface Section {
	readonly section: string;
	/** A section that describes the same call once more. */
	readonly sameAs?: string;
	readonly file: string;
	/** The value of `do`; absent for a file that does one thing. */
	readonly action?: string;
	/** The node's operations that make it, as `resource.operation`. */
	readonly operations: readonly string[];
}

const lists = { file: 'mloperate.php' } as const;
const track = { file: 'track.php' } as const;
const templates = { file: 'template.php' } as const;
const tasks = { file: 'task.php' } as const;
const domains = { file: 'bs.php' } as const;

/** The document from 1.1 to 7.7; its chapters 8 and 9 describe no call. */
export const DOCUMENT: readonly Section[] = [
	{
		section: '1.1',
		file: 'account.php',
		action: 'customer-info',
		operations: ['account.getInfo'],
	},
	{
		section: '1.2',
		file: 'account.php',
		action: 'service-info',
		operations: ['account.getService'],
	},
	{ section: '2.1', ...tasks, action: 'list-task', operations: ['task.getManyByDate'] },
	{ section: '2.2', file: 'statistic.php', operations: ['statistic.getOverview'] },
	{ section: '2.3', file: 'failexport.php', operations: ['statistic.exportFailed'] },
	{ section: '2.4', file: 'stask.php', operations: ['statistic.getBatches'] },
	{ section: '2.5', file: 'deduction.php', operations: ['statistic.getDeductions'] },
	{ section: '3.1', ...track, action: 'overview', operations: ['tracking.getOverview'] },
	{ section: '3.2', ...track, action: 'open-detail', operations: ['tracking.getOpens'] },
	{ section: '3.3', ...track, action: 'click-detail', operations: ['tracking.getClicks'] },
	{ section: '3.4', file: 'trackexport.php', operations: ['tracking.exportRecipients'] },
	{ section: '3.5', ...track, action: 'link-stat', operations: ['tracking.getLinks'] },
	{ section: '4.1', ...lists, action: 'maillist-list', operations: ['contactList.getMany'] },
	{ section: '4.2', ...lists, action: 'maillist-detail', operations: ['contactList.get'] },
	{ section: '4.3', ...lists, action: 'maillist-add', operations: ['contactList.create'] },
	{ section: '4.4', ...lists, action: 'maillist-edit', operations: ['contactList.update'] },
	{ section: '4.5', ...lists, action: 'maillist-del', operations: ['contactList.delete'] },
	{
		section: '4.6',
		...lists,
		action: 'subscription-export',
		operations: ['contactList.exportContacts'],
	},
	{
		section: '4.7',
		...lists,
		action: 'unsubscribe-export',
		operations: ['contactList.exportUnsubscribed'],
	},
	{ section: '4.8', ...lists, action: 'ml-addr-list', operations: ['contact.getMany'] },
	{ section: '4.9.1', ...lists, action: 'ml-addr-add', operations: ['contact.create'] },
	{ section: '4.9.2', ...lists, action: 'ml-addr-add', operations: ['contact.createMany'] },
	{ section: '4.9.3', ...lists, action: 'ml-addr-add-file', operations: ['contact.importFile'] },
	{ section: '4.10', ...lists, action: 'ml-addr-edit', operations: ['contact.update'] },
	{ section: '4.11', ...lists, action: 'ml-addr-del', operations: ['contact.delete'] },
	{ section: '4.12', ...lists, action: 'ml-addr-empty', operations: ['contactList.clear'] },
	{ section: '4.13', ...lists, action: 'ml-sub', operations: ['subscription.subscribe'] },
	{ section: '4.14', ...lists, action: 'ml-unsub', operations: ['subscription.unsubscribe'] },
	{
		section: '5.1',
		sameAs: '6.2',
		...tasks,
		action: 'add-task',
		operations: ['task.create'],
	},
	{ section: '5.2', ...templates, action: 'add-tpl', operations: ['template.create'] },
	{
		section: '5.3',
		...templates,
		action: 'list-tpl',
		operations: ['template.get', 'template.getMany'],
	},
	{ section: '5.4', ...templates, action: 'del-tpl', operations: ['template.delete'] },
	{ section: '5.5', ...templates, action: 'edit-tpl', operations: ['template.update'] },
	{
		section: '5.6',
		...templates,
		action: 'tpl-attachment-add',
		operations: ['template.addAttachment'],
	},
	{
		section: '5.7',
		...templates,
		action: 'tpl-attachment-del',
		operations: ['template.deleteAttachment'],
	},
	{ section: '6.1', ...tasks, action: 'task-list', operations: ['task.get', 'task.getMany'] },
	{ section: '6.2', sameAs: '5.1', ...tasks, action: 'add-task', operations: ['task.create'] },
	{ section: '6.3', ...tasks, action: 'edit-task', operations: ['task.update'] },
	{ section: '6.4', ...tasks, action: 'del-task', operations: ['task.delete'] },
	{ section: '7.1', ...domains, action: 'domain-list', operations: ['domain.getMany'] },
	{ section: '7.2', ...domains, action: 'domain-add', operations: ['domain.create'] },
	{ section: '7.3', ...domains, action: 'domain-del', operations: ['domain.delete'] },
	{ section: '7.4', ...domains, action: 'mailbox-list', operations: ['mailbox.getMany'] },
	{ section: '7.5', ...domains, action: 'mailbox-add', operations: ['mailbox.create'] },
	{ section: '7.6', ...domains, action: 'mailbox-del', operations: ['mailbox.delete'] },
	{ section: '7.7', ...domains, action: 'mailbox-edit', operations: ['mailbox.update'] },
];
