// node test/nodes/panelRules.mjs: holds the built panels to the rules of eslint-plugin-n8n-nodes-base, which
// read literals only and so see nothing of what a panel is made of. Prints what breaks one, node by node.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const require = createRequire(import.meta.url);

/** Rules that the panels break for a reason. */
const exceptions = {
	// 'Variable 10' comes after 'Variable 9'.
	'n8n-nodes-base/node-param-collection-type-unsorted-items': 'off',
	// A field that is required where something is made is not where it is changed.
	'n8n-nodes-base/node-param-required-false': 'off',
	// Rows of an export that become items have a limit that no user can raise.
	'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
};

const eslint = new ESLint({
	cwd: root,
	overrideConfigFile: true,
	overrideConfig: [
		{
			files: ['**/*.ts'],
			plugins: { 'n8n-nodes-base': n8nNodesBase },
			languageOptions: { parser: tseslint.parser },
			rules: { ...n8nNodesBase.configs.nodes.rules, ...exceptions },
		},
	],
});

const broken = {};
for (const name of readdirSync(path.join(root, 'nodes'))) {
	const file = `nodes/${name}/${name}.node`;
	const node = new (require(path.join(root, 'dist', `${file}.js`))[name])();
	const literal = JSON.stringify(node.description, null, '\t');
	const description = literal.replace(/"([a-zA-Z]\w*)":/gu, '$1:');
	const text = `export class ${name} implements INodeType {\n\tdescription: INodeTypeDescription = ${description};\n}\n`;
	const [result] = await eslint.lintText(text, { filePath: path.join(root, `${file}.ts`) });
	const lines = text.split('\n');
	broken[name] = result.messages.map(
		({ ruleId, message, line }) => `${ruleId ?? message}: ${lines[line - 1].trim()}`,
	);
}
console.log(JSON.stringify(broken));
