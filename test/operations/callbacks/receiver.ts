import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import {
	resolveWebhookDescriptionField,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
	type IWebhookDescription,
	type Logger,
} from 'n8n-workflow';
import { prepareNode, type PreparedNode } from '../../engine/engine';
import { call, type Answer, type Call } from './call';
import { Hook, Webhook } from './contexts';
import { readBody, Unprocessable } from './readBody';

/** A trigger that n8n has been told to activate. */
export interface ReceiverSetup {
	readonly node: INodeType;
	readonly parameters: INodeParameters;
	/** `N8N_PROXY_HOPS`: how many proxies before n8n are trusted to say who calls. */
	readonly proxyHops?: number;
	readonly ids?: { readonly workflow?: string; readonly node?: string };
	/** Whether the Test URL listens, as while the editor is open. */
	readonly isTest?: boolean;
	/** `::1` to be called over IPv6, `::` for both. */
	readonly listen?: string;
}

/**
 * The part of n8n 2.41 that stands between a socket and a trigger, with the real contexts and the
 * real expression engine: routes by the webhooks' evaluated description, the body read before the
 * node runs, and with `onReceived` the answer only once the execution is stored.
 */
export class Receiver {
	/** What was stored: one entry for each execution. */
	readonly executions: INodeExecutionData[][] = [];
	/** What the node threw at a call; n8n answers 500 and stores an execution that did not work. */
	readonly failures: unknown[] = [];
	/** Requests that are neither answered nor given up by who sent them. */
	openRequests = 0;
	/** Stores an execution; a test can make that slow or fail. */
	store: () => Promise<void> = async () => {
		await Promise.resolve();
	};

	private readonly prepared: PreparedNode;
	private readonly webhooks: readonly IWebhookData[];
	private readonly server: Server;

	private constructor(private readonly setup: ReceiverSetup) {
		const { node, parameters, ids } = setup;
		this.prepared = prepareNode({
			node,
			parameters,
			ids: { node: randomUUID(), webhook: randomUUID(), ...ids },
		});
		this.webhooks = (node.description.webhooks ?? []).flatMap((webhook) => this.register(webhook));
		const app = express();
		app.set('query parser', 'extended');
		if (setup.proxyHops !== undefined) app.set('trust proxy', setup.proxyHops);
		app.all(`/${this.endpoint}/*path`, async (req, res) => {
			await this.handle(req, res);
		});
		this.server = createServer(app);
	}

	/** Activates the trigger and listens; whatever its `checkExists` throws keeps it inactive. */
	static async start(setup: ReceiverSetup): Promise<Receiver> {
		const receiver = new Receiver(setup);
		await receiver.activate();
		await new Promise<void>((resolve) => {
			receiver.server.listen(0, setup.listen ?? '127.0.0.1', resolve);
		});
		return receiver;
	}

	/** `GET <id>/smsgo-report` and so on, without the id: what n8n has registered. */
	get registered(): string[] {
		return this.webhooks.map(({ httpMethod, path }) => `${httpMethod} ${withoutId(path)}`);
	}

	/** The items of every execution, in the order of storing. */
	get items(): IDataObject[] {
		return this.executions.flat().map(({ json }) => json);
	}

	/** The logger that n8n gives every node. */
	get logger(): Logger {
		const { workflow, node, lend } = this.prepared;
		return new Hook(workflow, node, lend(), this.mode, 'activate').logger;
	}

	/** The URL of `/<webhook id>/<path>`. */
	urlOf(path: string): string {
		const host = this.setup.listen === '::1' ? '[::1]' : '127.0.0.1';
		const id = this.prepared.node.webhookId ?? '';
		return `http://${host}:${this.port()}/${this.endpoint}/${id}/${path}`;
	}

	/** Calls `/<webhook id>/<path>`, where the path is sent as it is written. */
	async call(path: string, options?: Call): Promise<Answer> {
		return await call(this.urlOf(path), options);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private get endpoint(): string {
		return this.setup.isTest === true ? 'webhook-test' : 'webhook';
	}

	private port(): number {
		const address: AddressInfo | string | null = this.server.address();
		if (address === null || typeof address === 'string') throw new Error('not listening');
		return address.port;
	}

	/** As `WebhookService.getNodeWebhooks`. */
	private register(webhookDescription: IWebhookDescription): IWebhookData[] {
		const path = String(this.evaluate(webhookDescription, 'path')).trim();
		const methods = String(this.evaluate(webhookDescription, 'httpMethod')).split(',');
		return methods.flatMap((method) => {
			const httpMethod = method.trim();
			if (httpMethod !== 'GET' && httpMethod !== 'POST') return [];
			return [
				{
					httpMethod,
					node: this.prepared.node.name,
					path: `${this.prepared.node.webhookId ?? ''}/${path}`,
					webhookDescription,
					workflowId: this.prepared.workflow.id,
					workflowExecuteAdditionalData: this.prepared.lend(),
				},
			];
		});
	}

	private async activate(): Promise<void> {
		const { workflow, node } = this.prepared;
		for (const webhook of this.webhooks) {
			const lent = webhook.workflowExecuteAdditionalData;
			const hook = new Hook(workflow, node, lent, this.mode, 'activate', webhook);
			const methods = this.setup.node.webhookMethods?.default;
			if (await methods?.checkExists.call(hook)) continue;
			await methods?.create.call(hook);
		}
	}

	private get mode(): 'manual' | 'webhook' {
		return this.setup.isTest === true ? 'manual' : 'webhook';
	}

	private evaluate(webhook: IWebhookDescription, property: string): unknown {
		const { workflow, node } = this.prepared;
		const native = resolveWebhookDescriptionField(node, webhook, property);
		if (native.resolved) return native.value;
		const written = webhook[property];
		return workflow.expression.getComplexParameterValue(node, written, this.mode, {});
	}

	private async handle(req: Request, res: Response): Promise<void> {
		const path = [req.params['path'] ?? ''].flat().join('/').replace(/\/$/u, '');
		const webhook = this.webhooks.find(
			(candidate) => candidate.path === path && candidate.httpMethod === req.method,
		);
		if (webhook === undefined) {
			res.status(404).json({ code: 404, message: 'The requested webhook is not registered.' });
			return;
		}
		try {
			await this.answer(req, res, webhook);
		} catch (cause) {
			this.failures.push(cause);
			const status = cause instanceof Unprocessable ? 422 : 500;
			if (!res.headersSent) res.status(status).json({ code: 0, message: 'There was a problem' });
		}
	}

	/** As `executeWebhook` with a response mode of `onReceived`. */
	private async answer(req: Request, res: Response, webhook: IWebhookData): Promise<void> {
		this.openRequests++;
		res.once('close', () => {
			this.openRequests--;
		});
		await readBody(req);
		const { webhookDescription } = webhook;
		const result = await this.setup.node.webhook?.call(this.context(req, res, webhook));
		const headers = headersOf(this.evaluate(webhookDescription, 'responseHeaders'));
		if (!res.headersSent) res.setHeaders(headers);
		if (result === undefined || result.noWebhookResponse === true) return;
		const { workflowData } = result;
		const webhookResponse: unknown = result.webhookResponse;
		if (workflowData === undefined) {
			res.status(200).send(webhookResponse ?? { message: 'Webhook call received' });
			return;
		}
		expect(this.evaluate(webhookDescription, 'responseMode')).toBe('onReceived');
		await this.store();
		this.executions.push(...workflowData);
		// Anything but an empty text is itself the answer.
		const responseData = this.evaluate(webhookDescription, 'responseData') ?? 'firstEntryJson';
		const answer: unknown = responseData === '' ? webhookResponse : responseData;
		res.status(200).setHeaders(headers).setHeader('Content-Security-Policy', 'sandbox');
		res.send(answer ?? { message: 'Workflow was started' });
	}

	private context(req: Request, res: Response, webhook: IWebhookData): Webhook {
		const { workflow, node, lend } = this.prepared;
		const lent = { ...lend(), httpRequest: req, httpResponse: res };
		return new Webhook(workflow, node, lent, this.mode, webhook, [], null);
	}
}

function withoutId(path: string): string {
	return path.slice(path.indexOf('/') + 1);
}

function headersOf(value: unknown): Map<string, string> {
	const headers = new Map<string, string>();
	if (!isRecord(value) || !Array.isArray(value['entries'])) return headers;
	for (const entry of value['entries']) {
		if (isRecord(entry)) headers.set(String(entry['name']).toLowerCase(), String(entry['value']));
	}
	return headers;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
