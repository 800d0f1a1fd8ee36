import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	jsonParse,
	type IExecuteData,
	type INode,
	type INodeExecutionData,
	type IRun,
	type IRunExecutionData,
	type IWebhookData,
	type IWebhookDescription,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { Webhook } from '../operations/callbacks/contexts';
import { readBody } from '../operations/callbacks/readBody';
import { outputOf, prepareNode, type NodeOutput, type NodeRun, type PreparedNode } from './engine';

const MODE = 'webhook';

/**
 * An execution that waits, with n8n-core's engine and contexts and, between them, the part of n8n
 * 2.41 that resumes it: it is stored as text, called at a socket, and goes on at most once.
 */
export class WaitingRun {
	/** How often the execution went on. */
	resumptions = 0;
	/** What n8n does before it answers a call that lets the execution go on. */
	store: () => Promise<void> = async () => {
		await Promise.resolve();
	};

	private readonly prepared: PreparedNode;
	private readonly app = express();
	private readonly server = createServer(this.app);
	private stored = '';
	private output: NodeOutput | undefined;

	private constructor(
		private readonly run: NodeRun,
		private readonly executionId: string,
		private readonly token: string | undefined,
	) {
		this.prepared = prepareNode(run);
		this.app.all('/webhook-waiting/:id', async (req, res) => {
			await this.handle(req, res);
		});
	}

	/**
	 * Runs a node until its execution waits or has ended.
	 *
	 * @param token n8n's own in the resume URL; undefined as on 1.x
	 */
	static async start(run: NodeRun, token?: string): Promise<WaitingRun> {
		const waiting = new WaitingRun(run, run.executionId ?? String(Date.now()), token);
		await new Promise<void>((resolve) => {
			waiting.server.listen(0, '127.0.0.1', resolve);
		});
		const { workflow } = waiting.prepared;
		const startNode = workflow.getNode('Start');
		if (startNode === null) throw new Error('the workflow has no start');
		const data = createRunExecutionData(token === undefined ? {} : { resumeToken: token });
		const execute = new WorkflowExecute(waiting.lend(), MODE, data);
		waiting.keep(await execute.run({ workflow, startNode }));
		return waiting;
	}

	/** What came out of the node, at first and after the wait. */
	get result(): NodeOutput {
		if (this.output === undefined) throw new Error('the execution has not run');
		return this.output;
	}

	/** When the time limit passes; undefined where the execution does not wait. */
	get waitTill(): Date | undefined {
		const { waitTill } = this.data();
		return waitTill === undefined ? undefined : new Date(waitTill);
	}

	/** Lets the time limit pass, as n8n's wait tracker does. */
	async timeOut(): Promise<NodeOutput> {
		await this.goOn(this.data());
		return this.result;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private keep(run: IRun): void {
		this.stored = JSON.stringify(run.data);
		this.output = outputOf(run);
	}

	private data(): IRunExecutionData {
		return jsonParse<IRunExecutionData>(this.stored);
	}

	private lend(): IWorkflowExecuteAdditionalData {
		const address: AddressInfo | string | null = this.server.address();
		if (address === null || typeof address === 'string') throw new Error('not listening');
		return {
			...this.prepared.lend(),
			executionId: this.executionId,
			webhookWaitingBaseUrl: `http://127.0.0.1:${address.port}/webhook-waiting`,
		};
	}

	private get node(): INode {
		return this.prepared.node;
	}

	/** As `WaitingWebhooks.executeWebhook` and `executeWebhook` after it. */
	private async handle(req: Request, res: Response): Promise<void> {
		if (this.token !== undefined && req.query['signature'] !== this.token) {
			res.status(401).json({ error: 'Invalid token' });
			return;
		}
		const data = this.data();
		const description = this.run.node.description.webhooks?.find(
			({ restartWebhook, path, httpMethod }) =>
				restartWebhook === true && path === '' && httpMethod.split(',').includes(req.method),
		);
		if (data.waitTill === undefined || description === undefined) {
			res.status(409).json({ message: 'has finished already' });
			return;
		}
		const [entry] = data.executionData?.nodeExecutionStack ?? [];
		if (entry === undefined) throw new Error('nothing waits');
		entry.node.disabled = true;
		delete data.waitTill;
		data.resultData.runData[this.node.name]?.pop();
		await readBody(req);
		const webhook = this.webhookOf(description);
		const lent = { ...this.lend(), httpRequest: req, httpResponse: res };
		const { workflow, node } = this.prepared;
		const context = new Webhook(workflow, node, lent, MODE, webhook, [], data);
		const answer = await this.run.node.webhook?.call(context);
		if (answer === undefined || answer.noWebhookResponse === true) return;
		const text = String(answer.webhookResponse);
		try {
			if (answer.workflowData !== undefined) {
				await this.resume(data, entry, answer.workflowData);
			}
		} catch {
			res.status(500).json({ message: 'There was a problem' });
			return;
		}
		res.status(200).setHeader('content-type', 'text/plain; charset=utf-8').end(text);
	}

	/** @throws where something else has gone on with the execution, or it cannot be stored */
	private async resume(
		data: IRunExecutionData,
		entry: IExecuteData,
		output: INodeExecutionData[][],
	): Promise<void> {
		await this.store();
		// n8n 2.x claims the execution; 1.x, which has no token, runs it as often as it is asked.
		if (this.token !== undefined && this.waitTill === undefined) throw new Error('claimed');
		entry.data['main'] = output;
		entry.metadata = { ...entry.metadata, forwardAllOutputs: true };
		this.resumptions++;
		this.stored = JSON.stringify(data);
		await this.goOn(data);
	}

	private webhookOf(webhookDescription: IWebhookDescription): IWebhookData {
		return {
			httpMethod: 'GET',
			node: this.node.name,
			path: '',
			webhookDescription,
			workflowId: this.prepared.workflow.id,
			workflowExecuteAdditionalData: this.lend(),
		};
	}

	private async goOn(data: IRunExecutionData): Promise<void> {
		const { workflow } = this.prepared;
		this.keep(await new WorkflowExecute(this.lend(), MODE, data).processRunExecutionData(workflow));
	}
}
