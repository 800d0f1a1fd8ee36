import { HookContext, WebhookContext } from 'n8n-core';

/** The name is always there; n8n-core's type does not say so as strictly as this project compiles. */
interface Named {
	id: string;
	name: string;
	active: boolean;
}

/** n8n's own context of a webhook's registration. */
export class Hook extends HookContext {
	override getWorkflow(): Named {
		return { ...super.getWorkflow(), name: this.workflow.name ?? '' };
	}
}

/** n8n's own context of a call. */
export class Webhook extends WebhookContext {
	override getWorkflow(): Named {
		return { ...super.getWorkflow(), name: this.workflow.name ?? '' };
	}
}
