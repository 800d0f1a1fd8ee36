import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { pollNews } from '../../operations/polling/poll';
import { uMailApiTest } from '../UMailEdm/credentialTest';
import { fields } from './fields';
import { getContactLists, getTasks } from './loadOptions';
import { planPoll } from './plan';

/**
 * Starts a workflow when something happened at U-Mail, which has no callbacks: it is asked again and
 * again. Each event comes at least once; see `operations/polling/poll.ts`.
 */
export class UMailEdmTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'U-Mail EDM Trigger',
		name: 'uMailEdmTrigger',
		icon: { light: 'file:uMailEdmTrigger.svg', dark: 'file:uMailEdmTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["events"].map((event) => event.replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase())).join(", ") }}',
		description:
			'Start when bulk mail was sent, opened, clicked or not delivered, or when someone left a list',
		defaults: { name: 'U-Mail EDM Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'uMailApi', required: true, testedBy: 'uMailApiTest' }],
		properties: [...fields],
	};

	methods = {
		credentialTest: { uMailApiTest },
		loadOptions: { getContactLists, getTasks },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollNews(this, planPoll);
	}
}
