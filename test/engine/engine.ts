import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import {
	CredentialTestContext,
	ExecutionLifecycleHooks,
	ExternalSecretsProxy,
	WorkflowExecute,
} from 'n8n-core';
import {
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	type ExecutionError,
	type ICredentialDataDecryptedObject,
	type ICredentialTestFunctions,
	type IDataObject,
	type INode,
	type INodeCredentials,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type NodeExecutionHint,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { PlainCredentials } from './credentialsHelper';

/** What a test runs: one node, fed with items, under the engine of n8n-core. */
export interface NodeRun {
	readonly node: INodeType;
	readonly parameters: INodeParameters;
	/** The input items' JSON; one empty item where a test needs no more. */
	readonly items?: readonly IDataObject[];
	/** Input items with binary data, instead of `items`. */
	readonly input?: readonly INodeExecutionData[];
	readonly credentials?: Readonly<Record<string, ICredentialDataDecryptedObject>>;
	readonly onError?: INode['onError'];
	readonly retryOnFail?: boolean;
	readonly executeOnce?: boolean;
	/** The node's type as the workflow names it, where a test depends on it. */
	readonly type?: string;
	/** Of a node that has several; 1 where it is left out. */
	readonly typeVersion?: number;
	/** How the execution was started; by hand where it is left out. */
	readonly mode?: WorkflowExecuteMode;
	readonly executionId?: string;
	readonly timezone?: string;
	/** What identifies the node in its instance, where a test depends on it. */
	readonly ids?: { readonly workflow?: string; readonly node?: string; readonly webhook?: string };
	/** Called with the function that cancels the execution, as the Stop button does. */
	readonly onStart?: (cancel: () => void) => void;
}

/** What came out. */
export interface NodeOutput {
	readonly main: INodeExecutionData[];
	readonly errors: INodeExecutionData[];
	readonly error: ExecutionError | undefined;
	readonly hints: NodeExecutionHint[];
	readonly status: string;
}

const noLimit = 100_000_000;

/** Runs one node once in n8n-core's engine: expressions, pairing, onError and retries are the real ones. */
export async function runNode(run: NodeRun): Promise<NodeOutput> {
	const workflow = workflowOf(run, inputOf(run));
	const additionalData = additionalDataOf(run, workflow);
	const execution = new WorkflowExecute(additionalData, run.mode ?? 'manual').run({
		workflow,
		startNode: workflow.getNode('Start') ?? undefinedNode(),
	});
	run.onStart?.(() => {
		execution.cancel();
	});
	return outputOf(await execution);
}

function inputOf({ input, items = [{}] }: NodeRun): readonly INodeExecutionData[] {
	return input ?? items.map((json) => ({ json: { ...json } }));
}

/** What came out of the node in a run of its workflow. */
export function outputOf({ data, status }: IRun): NodeOutput {
	const task = data.resultData.runData['Node']?.at(-1);
	const outputs = task?.data?.[NodeConnectionTypes.Main] ?? [];
	return {
		main: outputs[0] ?? [],
		errors: outputs[1] ?? [],
		error: task?.error ?? data.resultData.error,
		hints: task?.hints ?? [],
		status,
	};
}

/** A node in its workflow, for the contexts of n8n-core that are about no execution. */
export interface PreparedNode {
	readonly workflow: Workflow;
	readonly node: INode;
	/** What n8n lends to a node: made anew for every call. */
	readonly lend: () => IWorkflowExecuteAdditionalData;
}

/** Puts a node into a workflow without running it. */
export function prepareNode(run: NodeRun): PreparedNode {
	const workflow = workflowOf(run, inputOf(run));
	return {
		workflow,
		node: workflow.getNode('Node') ?? undefinedNode(),
		lend: () => additionalDataOf(run, workflow),
	};
}

function undefinedNode(): never {
	throw new Error('the workflow lacks a node');
}

function workflowOf(run: NodeRun, input: readonly INodeExecutionData[]): Workflow {
	const start = startNode(input);
	const node = nodeIn(run);
	const types: Record<string, INodeType> = { start, [node.type]: run.node };
	const nodes: INode[] = [
		{ id: 'start', name: 'Start', type: 'start', typeVersion: 1, position: [0, 0], parameters: {} },
		node,
	];
	const nodeTypes: INodeTypes = {
		getByName: (type) => typeNamed(types, type),
		getByNameAndVersion: (type) => typeNamed(types, type),
		getKnownTypes: () => ({}),
	};
	return new Workflow({
		id: run.ids?.workflow ?? 'workflow',
		name: 'Test',
		nodes,
		connections: {
			Start: { main: [[{ node: 'Node', type: NodeConnectionTypes.Main, index: 0 }]] },
		},
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', timezone: run.timezone ?? 'Asia/Taipei' },
	});
}

/** The node as a workflow holds it, with the defaults of its parameters. */
function nodeIn(run: NodeRun): INode {
	const { ids, onError, typeVersion = 1 } = run;
	const { description } = run.node;
	const defaults = NodeHelpers.getNodeParameters(
		description.properties,
		run.parameters,
		true,
		false,
		{ typeVersion },
		description,
	);
	const credentials: INodeCredentials = {};
	for (const type of Object.keys(run.credentials ?? {}))
		credentials[type] = { id: '1', name: type };
	return {
		id: ids?.node ?? 'node',
		name: 'Node',
		type: run.type ?? 'node',
		typeVersion,
		position: [200, 0],
		parameters: { ...defaults, ...run.parameters },
		credentials,
		...(ids?.webhook === undefined ? {} : { webhookId: ids.webhook }),
		...(onError === undefined ? {} : { onError }),
		...(run.executeOnce === true ? { executeOnce: true } : {}),
		...(run.retryOnFail === true ? { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } : {}),
	};
}

function typeNamed(types: Readonly<Record<string, INodeType>>, name: string): INodeType {
	const type = types[name];
	if (type === undefined) throw new Error(`no node type ${name}`);
	return type;
}

function startNode(input: readonly INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Start',
			name: 'start',
			group: ['input'],
			version: 1,
			description: '',
			defaults: { name: 'Start' },
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		execute: async () => await Promise.resolve([[...input]]),
	};
}

/** The real functions that n8n lends to a credential test. */
export function credentialTestContext(): ICredentialTestFunctions {
	const run = { node: startNode([]), parameters: {} };
	return new CredentialTestContext(additionalDataOf(run, workflowOf(run, [])));
}

function additionalDataOf(run: NodeRun, workflow: Workflow): IWorkflowExecuteAdditionalData {
	const executionId = run.executionId ?? randomUUID();
	const unused = async (): Promise<never> =>
		await Promise.reject(new Error('not used by these tests'));
	const workflowData = {
		id: workflow.id,
		name: 'Test',
		active: false,
		activeVersionId: null,
		isArchived: false,
		connections: workflow.connectionsBySourceNode,
		nodes: Object.values(workflow.nodes),
		createdAt: new Date(),
		updatedAt: new Date(),
	};
	return {
		credentialsHelper: new PlainCredentials(run.credentials ?? {}),
		externalSecretsProxy: new ExternalSecretsProxy(),
		executeWorkflow: unused,
		getRunExecutionData: unused,
		getRuntimeCredential: unused,
		startRunnerTask: unused,
		executionId,
		currentNodeExecutionIndex: 0,
		hooks: new ExecutionLifecycleHooks(run.mode ?? 'manual', executionId, workflowData),
		restApiUrl: 'http://127.0.0.1/rest',
		instanceBaseUrl: 'http://127.0.0.1/',
		formBaseUrl: 'http://127.0.0.1/form',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		formTestBaseUrl: 'http://127.0.0.1/form-test',
		webhookBaseUrl: 'http://127.0.0.1/webhook',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		webhookTestBaseUrl: 'http://127.0.0.1/webhook-test',
		mcpBaseUrl: 'http://127.0.0.1/mcp',
		mcpTestBaseUrl: 'http://127.0.0.1/mcp-test',
		variables: {},
		executionTimeoutTimestamp: Date.now() + noLimit,
		logAiEvent: () => undefined,
		setExecutionStatus: () => undefined,
	};
}
