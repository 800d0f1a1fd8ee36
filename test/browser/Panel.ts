import type { Locator, Page } from 'playwright-core';
import { propertiesOf } from './properties';

/** Texts of the elements found, without the controls that n8n shows beside a label. */
async function textsOf(elements: Locator): Promise<string[]> {
	const texts = await elements.allInnerTexts();
	return texts.map((text) => (text.split('\n')[0] ?? '').trim());
}

/** The panel of one node: its input, its parameters, its output. */
export class Panel {
	private readonly root: Locator;

	constructor(private readonly page: Page) {
		this.root = page.getByTestId('ndv');
	}

	/** Waits until its parameters are shown. */
	async waitFor(): Promise<void> {
		await this.root.getByTestId('node-parameters').first().waitFor();
		await this.root.getByTestId('parameter-item').first().waitFor();
	}

	/** Closes it. */
	async close(): Promise<void> {
		await this.root.getByTestId('ndv-close-button').click();
		await this.root.waitFor({ state: 'hidden' });
	}

	/** Something in it. */
	at(testId: string): Locator {
		return this.root.getByTestId(testId);
	}

	/** The labels of its parameters that can be seen, from top to bottom. */
	async labels(): Promise<string[]> {
		return textsOf(this.parameters.getByTestId('input-label').filter({ visible: true }));
	}

	/** What nobody should see: marks of issues, labels that are cut short, tags as text. */
	async flaws(): Promise<string[]> {
		const issues = await this.root
			.locator('[data-test-id="parameter-issues"], [class*="has-issues"]')
			.count();
		const tags = (await this.root.innerText()).match(/<\/?[a-z]+>/gu) ?? [];
		return [
			...(issues === 0 ? [] : [`${issues} issue marks`]),
			...(await this.cutLabels()).map((label) => `'${label}' is cut`),
			...tags,
		];
	}

	private async cutLabels(): Promise<string[]> {
		const titles = this.parameters.locator('.n8n-input-label [class*="_title"] > span');
		const [texts, wanted, given] = await Promise.all([
			titles.allInnerTexts(),
			propertiesOf(titles, 'scrollWidth'),
			propertiesOf(titles, 'clientWidth'),
		]);
		return texts.filter((_, index) => Number(wanted[index]) > Number(given[index]) + 1);
	}

	/** The box, list or switch of a parameter. */
	parameter(name: string): Locator {
		return this.root.getByTestId(`parameter-input-${name}`);
	}

	/** What a box or list shows as its value. */
	async value(name: string): Promise<string> {
		return this.parameter(name).locator('input, textarea').first().inputValue();
	}

	/** Types a fixed value into a parameter. */
	async fill(name: string, text: string): Promise<void> {
		await this.parameter(name).locator('input, textarea').first().fill(text);
	}

	/** Chooses one of the values of a parameter that takes many, or takes it back. */
	async toggle(name: string, label: string): Promise<void> {
		const offered = this.page.getByRole('option').filter({ visible: true });
		await this.parameter(name).click();
		await offered.getByText(label, { exact: true }).click();
		await this.page.keyboard.press('Escape');
		await offered.first().waitFor({ state: 'hidden' });
	}

	/** The options that 'Add option' offers. */
	async offeredOptions(): Promise<string[]> {
		await this.openOptions();
		const names = await textsOf(this.offered);
		await this.page.keyboard.press('Escape');
		await this.offered.first().waitFor({ state: 'hidden' });
		return names;
	}

	/** Adds one option. */
	async addOption(label: string): Promise<void> {
		await this.openOptions();
		await this.offered.getByText(label, { exact: true }).click();
		await this.offered.first().waitFor({ state: 'hidden' });
	}

	/** Presses 'Execute step'. */
	async execute(): Promise<void> {
		await this.at('node-execute-button').click();
	}

	/** What came out. */
	get output(): Locator {
		return this.at('output-panel');
	}

	/** The output's table, by column, once it is there. */
	async table(): Promise<Array<Record<string, string>>> {
		const table = this.output.locator('table');
		await table.waitFor();
		const columns = await textsOf(table.locator('thead th'));
		const rows = await table.locator('tbody tr').all();
		const cells = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
		return cells.map((row) =>
			Object.fromEntries(columns.map((column, index) => [column, (row[index] ?? '').trim()])),
		);
	}

	/** The error that is shown in place of the output, once it is there. */
	async error(): Promise<{ message: string; description: string }> {
		const message = await this.output.getByTestId('node-error-message').innerText();
		const description = await this.output.getByTestId('node-error-description').innerText();
		return { message: message.trim(), description: description.trim() };
	}

	/** The URLs that a trigger shows. */
	async webhookUrls(): Promise<string[]> {
		return textsOf(this.root.locator('.webhook-url').filter({ visible: true }));
	}

	/** What it shows of its parameters. */
	get parameters(): Locator {
		return this.at('node-parameters').first();
	}

	private get offered(): Locator {
		return this.page.getByTestId('collection-parameter-option').filter({ visible: true });
	}

	private async openOptions(): Promise<void> {
		// The last one: an option that is a group of its own has such a button as well.
		await this.at('collection-parameter-add').last().click();
		await this.offered.first().waitFor();
	}
}
