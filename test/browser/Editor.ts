import type { Locator, Page } from 'playwright-core';
import { storeWorkflow, type WorkflowNode } from './workflows';
import { screenshot } from './screenshots';
import { Panel } from './Panel';

/** n8n's workflow editor in a page of its own, used as a person would. */
export class Editor {
	/** @param url of n8n, without a trailing slash */
	constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens an empty workflow. */
	async openEmpty(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-add-button').waitFor();
	}

	/** Stores a workflow of these nodes and opens it. */
	async open(nodes: Record<string, WorkflowNode>): Promise<void> {
		const id = await storeWorkflow(nodes);
		await this.page.goto(`${this.url}/workflow/${id}`);
		for (const name of Object.keys(nodes)) await this.node(name).waitFor();
	}

	/** A node on the canvas. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens the panel of a node by a double click. */
	async openPanel(name: string): Promise<Panel> {
		await this.node(name).dblclick();
		return this.panel();
	}

	/** The panel that is open, or is about to. */
	async panel(): Promise<Panel> {
		const panel = new Panel(this.page);
		await panel.waitFor();
		return panel;
	}

	/** Opens the list of all nodes and searches it. */
	async searchNodes(text: string): Promise<Locator> {
		const search = this.page.getByTestId('node-creator-search-bar');
		if ((await search.count()) === 0) {
			await this.page.getByTestId('node-creator-plus-button').click();
		}
		await search.fill(text);
		return this.page.getByTestId('node-creator-action-item');
	}

	/** Keeps what the page shows, for somebody to look at. */
	async screenshot(name: string): Promise<void> {
		await screenshot(this.page, name);
	}
}
