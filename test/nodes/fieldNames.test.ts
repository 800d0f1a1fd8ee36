import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { CloudmaxApi } from '../../credentials/CloudmaxApi.credentials';
import { MitakeMmsApi } from '../../credentials/MitakeMmsApi.credentials';
import { SmsgoApi } from '../../credentials/SmsgoApi.credentials';
import { UMailApi } from '../../credentials/UMailApi.credentials';
import { CloudmaxTags } from '../../nodes/CloudmaxTags/CloudmaxTags.node';
import { DeliveryReportTrigger } from '../../nodes/DeliveryReportTrigger/DeliveryReportTrigger.node';
import { MitakeMms } from '../../nodes/MitakeMms/MitakeMms.node';
import { Smsgo } from '../../nodes/Smsgo/Smsgo.node';
import { UMailEdm } from '../../nodes/UMailEdm/UMailEdm.node';
import { UMailEdmTrigger } from '../../nodes/UMailEdmTrigger/UMailEdmTrigger.node';

const root = path.join(__dirname, '..', '..');

/** What n8n itself shows. */
const OF_N8N = ['Execute Once', 'Expression', 'Retry On Fail', 'Timezone', 'Webhook URLs'];
/** Texts that are quoted for themselves. */
const OF_NOBODY = ['Invalid Date', 'NaN'];

const panels = [
	...[CloudmaxApi, MitakeMmsApi, SmsgoApi, UMailApi].map((One) => new One().properties),
	...[CloudmaxTags, DeliveryReportTrigger, MitakeMms, Smsgo, UMailEdm, UMailEdmTrigger].map(
		(One) => new One().description.properties,
	),
];

/** Every name that a panel shows: of fields, choices and ways to choose. */
function namesIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(namesIn);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
		typeof inner === 'string' && ['displayName', 'name'].includes(key) ? [inner] : namesIn(inner),
	);
}

const shown = new Set([...panels.flatMap(namesIn), ...OF_N8N, ...OF_NOBODY]);

/** The names in single quotes that the texts of a source have. */
function namedIn(file: string): string[] {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
	const names: string[] = [];
	const look = (node: ts.Node): void => {
		const isText =
			ts.isStringLiteral(node) ||
			ts.isNoSubstitutionTemplateLiteral(node) ||
			ts.isTemplateHead(node) ||
			ts.isTemplateMiddleOrTemplateTail(node);
		const quoted = isText ? node.text.matchAll(/(?<!\w)'([A-Z][\w ()/-]*)'(?!\w)/gu) : [];
		for (const [, name = ''] of quoted) names.push(name);
		node.forEachChild(look);
	};
	look(source);
	return names;
}

test('no text names a field that does not exist', () => {
	const unknown = ['credentials', 'gateways', 'messaging', 'nodes', 'operations', 'transport']
		.flatMap((folder) =>
			readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((file) => file.endsWith('.ts'))
				.map((file) => path.join(folder, file)),
		)
		.flatMap((file) => namedIn(path.join(root, file)).map((name) => `${file}: '${name}'`))
		.filter((found) => !shown.has(found.replace(/^.*: '|'$/gu, '')));
	expect(unknown).toEqual([]);
});
