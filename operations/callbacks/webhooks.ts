import {
	WEBHOOK_RESOLVERS,
	type INodeParameters,
	type IWebhookDescription,
	type NativeParameterResolvers,
} from 'n8n-workflow';

type Resolver = NativeParameterResolvers[string];

const METHODS = 'GET,POST';
const TEXT = { entries: [{ name: 'Content-Type', value: 'text/plain; charset=utf-8' }] };
/** The response headers of an acknowledgement, as a webhook's description takes them. */
export const TEXT_HEADERS = `={{ (${JSON.stringify(TEXT)}) }}`;

/**
 * The URLs of one event: of both methods, one for each path secret. What is not chosen has no
 * method, and n8n registers nothing for it.
 *
 * The acknowledgement leaves with the execution stored (`onReceived`, n8n 2.x), as the text that the
 * node returns (`responseData: ''`), of a type that vendors insist on.
 *
 * @param event its value in the parameter `events`
 * @param path the end of its URL
 */
export function callbackWebhooks(event: string, path: string): IWebhookDescription[] {
	const key = resolversKey();
	return [0, 1].map((index) => {
		const fields = fieldsOf(event, path, index);
		return {
			name: 'default',
			responseMode: 'onReceived',
			responseData: '',
			ndvHideMethod: true,
			// The editor and n8n 1.x evaluate the templates…
			httpMethod: fields.httpMethod.template,
			path: fields.path.template,
			ndvHideUrl: fields.ndvHideUrl.template,
			responseHeaders: fields.responseHeaders.template,
			// …and n8n 2.x calls these instead: a template costs it an expression for every report.
			...(key === undefined ? {} : { [key]: fields }),
		};
	});
}

/** @param index 0 for the first path secret, or none; 1 for the second while it is being changed */
function fieldsOf(
	event: string,
	path: string,
	index: number,
): Record<'httpMethod' | 'path' | 'ndvHideUrl' | 'responseHeaders', Resolver> {
	const secrets = `($parameter.options?.pathSecret || "").split(",").map((secret) => secret.trim()).filter((secret, index, all) => secret && all.indexOf(secret) === index)`;
	const chosen = `$parameter.events.includes("${event}")${index === 0 ? '' : ` && ${secrets}.length > 1`}`;
	const isChosen = (parameters: INodeParameters): boolean =>
		Array.isArray(parameters['events']) &&
		parameters['events'].some((name) => name === event) &&
		(index === 0 || secretsOf(parameters).length > 1);
	return {
		httpMethod: {
			template: `={{ ${chosen} ? "${METHODS}" : "" }}`,
			resolve: (parameters) => (isChosen(parameters) ? METHODS : ''),
		},
		path: {
			template: `={{ ["${path}", ...${secrets}.slice(${index}, ${index + 1})].join("/") }}`,
			resolve: (parameters) => [path, ...secretsOf(parameters).slice(index, index + 1)].join('/'),
		},
		ndvHideUrl: {
			template: index === 0 ? `={{ !(${chosen}) }}` : '={{ true }}',
			resolve: (parameters) => index > 0 || !isChosen(parameters),
		},
		responseHeaders: {
			template: TEXT_HEADERS,
			resolve: () => TEXT,
		},
	};
}

function secretsOf({ options }: INodeParameters): string[] {
	const isGroup = typeof options === 'object' && options !== null && 'pathSecret' in options;
	const secret = isGroup ? options.pathSecret : '';
	return (typeof secret === 'string' ? secret : '')
		.split(',')
		.map((part) => part.trim())
		.filter((part, index, all) => part !== '' && all.indexOf(part) === index);
}

/** n8n 1.x has no such key. */
function resolversKey(): symbol | undefined {
	return WEBHOOK_RESOLVERS;
}
