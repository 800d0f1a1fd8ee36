import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Execution } from './Execution';
import { at, textAt, type JsonObject } from './json';

const RUN_MS = 120_000;
const POLL_MS = 200;

/** Who may do everything in a playground n8n. */
export const owner = {
	email: 'owner@example.com',
	firstName: 'Play',
	lastName: 'Ground',
	password: 'Playground2026',
};

/** What a session consists of: n8n ties it to the browser that it was opened in. */
export interface Session {
	/** Of n8n, without a trailing slash. */
	url: string;
	browserId: string;
	cookie: string;
}

/** n8n's editor interface, used as its owner. */
export class N8nClient {
	/** @param session as another client has got it from `setUpOwner` */
	constructor(readonly session: Session) {}

	/** Sets up the owner of a new n8n, which signs in as well. */
	static async setUpOwner(url: string): Promise<N8nClient> {
		const client = new N8nClient({ url, browserId: randomUUID(), cookie: '' });
		await client.request('POST', '/rest/owner/setup', owner);
		return client;
	}

	/** Asks n8n; throws with its answer when that is no success. */
	async request(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await this.fetch(method, path, body);
		const text = await response.text();
		if (!response.ok) {
			throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 2000)}`);
		}
		const answer: unknown = JSON.parse(text);
		return answer;
	}

	/** Asks n8n and returns whatever comes back. */
	async fetch(method: string, path: string, body?: unknown): Promise<Response> {
		const response = await fetch(this.session.url + path, {
			method,
			headers: {
				'browser-id': this.session.browserId,
				// n8n closes an idle connection after five seconds, just when it may be used again.
				connection: 'close',
				'content-type': 'application/json',
				cookie: this.session.cookie,
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
		if (cookies.length > 0) this.session.cookie = cookies.join('; ');
		return response;
	}

	/** Stores a credential and returns its id. */
	async createCredential(credential: JsonObject): Promise<string> {
		return textAt(await this.request('POST', '/rest/credentials', credential), 'data', 'id');
	}

	/**
	 * Stores a workflow as the editor's import does and returns its id. Nodes find their
	 * credentials by name and type.
	 */
	async createWorkflow(workflow: JsonObject): Promise<string> {
		// 1.x looks for the credentials in the project that is named, and nowhere else.
		const project = await this.request('GET', '/rest/projects/personal');
		const body = { active: false, ...workflow, projectId: textAt(project, 'data', 'id') };
		return textAt(await this.request('POST', '/rest/workflows', body), 'data', 'id');
	}

	/** Publishes a workflow, so that its triggers listen. */
	async activate(workflowId: string): Promise<void> {
		const path = `/rest/workflows/${workflowId}`;
		const stored = await this.request('GET', path);
		const versionId = textAt(stored, 'data', 'versionId');
		const activation = await this.fetch('POST', `${path}/activate`, { versionId });
		if (activation.status === 404) {
			await this.request('PATCH', path, { active: true, versionId });
		} else if (!activation.ok) {
			throw new Error(`Activation: ${activation.status} ${await activation.text()}`);
		}
	}

	/** Starts a workflow at its trigger, as the editor's button does, and waits for its end. */
	async run(workflowId: string, trigger: string): Promise<Execution> {
		const stored = await this.request('GET', `/rest/workflows/${workflowId}`);
		const started = await this.request('POST', `/rest/workflows/${workflowId}/run`, {
			workflowData: at(stored, 'data'),
			triggerToStartFrom: { name: trigger },
		});
		return this.waitFor(textAt(started, 'data', 'executionId'));
	}

	/** Waits until an execution is as the caller wants it, by default over. */
	async waitFor(
		executionId: string,
		isGood = (execution: Execution): boolean => execution.isOver,
	): Promise<Execution> {
		const deadline = Date.now() + RUN_MS;
		for (;;) {
			const execution = await this.execution(executionId);
			if (isGood(execution)) return execution;
			if (Date.now() > deadline) {
				throw new Error(`Execution ${executionId} is still ${execution.status}`);
			}
			await sleep(POLL_MS);
		}
	}

	/** One execution with its data. */
	async execution(id: string): Promise<Execution> {
		const response = await this.fetch('GET', `/rest/executions/${id}`);
		const text = await response.text();
		if (!response.ok) throw new Error(`Execution ${id}: ${response.status} ${text}`);
		return new Execution(text);
	}
}
