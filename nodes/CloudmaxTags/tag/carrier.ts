import type { INodeProperties } from 'n8n-workflow';
import type { Carried, FromUrl } from '../../../gateways/cloudmax/account';
import { choiceInput, optionsOf, textInput } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import type { ParamsOf } from '../../../operations/parameters/paramsOf';
import { timeoutField } from '../../../operations/parameters/sharedFields';

const FROM_URL = { '/options.parameterCarrier': ['xmlRequestUrl'] };

/** The options of every operation: note 10001 is about all of them. */
export const optionsField = optionsOf([
	choiceInput('Parameter Carrier', 'parameterCarrier', 'form', {
		description: 'How the parameters travel to Cloudmax',
		options: [
			{
				name: 'Form',
				value: 'form',
				description: 'Each as a field of its own',
			},
			{
				name: 'XML',
				value: 'xml',
				description: 'In one XML document, in the field XmlRequest',
			},
			{
				name: 'XML File',
				value: 'xmlFile',
				description: 'In one XML document, uploaded as a file; always by POST',
			},
			{
				name: 'XML Request URL',
				value: 'xmlRequestUrl',
				description: 'In an XML document that Cloudmax fetches itself',
			},
		],
	}),
	timeoutField,
	textInput('XML URL', 'xmlUrl', {
		placeholder: 'e.g. https://files.example.com/tag.xml',
		displayOptions: { show: { parameterCarrier: ['xmlRequestUrl'] } },
		description:
			'Where Cloudmax fetches the XML document; ends in .xml and is reachable from outside without a login',
	}),
]);

/** Says what happens where the vendor fetches the parameters, in place of the operation's own fields. */
export const fromUrlNotice = {
	displayName:
		"Cloudmax itself fetches the document at 'XML URL' and takes the parameters of the tag from it. This node sends only the account, the option and that address.",
	name: 'fromUrlNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: FROM_URL },
} as const satisfies INodeProperties;

/** Shows a field of an operation only where the vendor does not fetch the parameters. */
export const unlessFromUrl = { displayOptions: { hide: FROM_URL } };

/**
 * What an item asks for: what its own fields say, or what the vendor is to fetch.
 *
 * @param own reads the fields of the operation
 * @throws InputProblem when the address is no http or https address, or does not end in `.xml` (note
 * 10001), and whatever `own` throws
 */
export function readRequest<Request>(
	{ parameterCarrier: carrier = 'form', xmlUrl }: ParamsOf<[typeof optionsField]>['options'],
	own: () => Request,
): Carried<Request> | FromUrl {
	return carrier === 'xmlRequestUrl' ? { xmlUrl: readXmlUrl(xmlUrl) } : { ...own(), carrier };
}

function readXmlUrl(value = ''): string {
	const text = value.trim();
	if (text === '') throw new InputProblem("'XML URL' is empty");
	if (!/^https?:\/\//iu.test(text) || !URL.canParse(text)) {
		throw new InputProblem(
			`'XML URL' is '${text}', which is not an address that starts with https:// or http://`,
		);
	}
	if (!/\.xml$/iu.test(text)) {
		throw new InputProblem(`'XML URL' is '${text}', which does not end in .xml`);
	}
	return text;
}
