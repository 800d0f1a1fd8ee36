import { type Carrier, type Parameter, type PlainRequest, unencoded, valueOf } from './parameters';
import { decodeXml, readRequestXml } from './requestXml';
import type { CloudmaxSettings } from './settings';
import type { XmlFetcher } from './xmlFetcher';

type XmlCarrier = Exclude<Carrier, 'query' | 'form'>;

/** An XML document of a request, as the request log shows it. */
export interface XmlDocument {
	readonly carrier: XmlCarrier;
	/** What it was decoded with; null for text that came in a field, and where it has none. */
	readonly charset: string | null;
	/** Why it counts as an incorrect request (102), or null. */
	readonly problem: string | null;
}

/** All fields of a request, and the documents that some of them came in. */
export interface Collected {
	readonly parameters: ReadonlyMap<string, Parameter>;
	readonly documents: readonly XmlDocument[];
}

interface Loaded {
	readonly document: XmlDocument;
	readonly parameters: readonly Parameter[];
}

function refused(carrier: XmlCarrier, problem: string): Loaded {
	return { document: { carrier, charset: null, problem }, parameters: [] };
}

function loadText(carrier: XmlCarrier, text: string, charset: string | null): Loaded {
	const fields = readRequestXml(text);
	if (fields === undefined) return refused(carrier, 'not a well-formed REQUEST');
	const parameters = [...fields].map(([name, value]) => unencoded(name, value, carrier));
	return { document: { carrier, charset, problem: null }, parameters };
}

function loadBytes(carrier: XmlCarrier, bytes: Buffer): Loaded {
	const decoded = decodeXml(bytes);
	if (decoded === undefined) return refused(carrier, 'not in the encoding it declares');
	return loadText(carrier, decoded.text, decoded.charset);
}

/** Note 10001: the extension of a file or URL must be .xml; a URL may have a query behind it. */
function isXmlName(name: string): boolean {
	return /\.xml$/i.test(name.split(/[?#]/, 1)[0] ?? '');
}

async function loadUrl(url: string, fetcher: XmlFetcher, timeoutMs: number): Promise<Loaded> {
	if (!isXmlName(url)) return refused('xmlReqUrl', 'the URL does not end in .xml');
	const fetched = await fetcher.fetch(url, timeoutMs);
	if ('problem' in fetched) return refused('xmlReqUrl', fetched.problem);
	return loadBytes('xmlReqUrl', fetched.bytes);
}

async function loadAll(
	{ parameters, files }: PlainRequest,
	settings: Readonly<CloudmaxSettings>,
	fetcher: XmlFetcher,
): Promise<readonly Loaded[]> {
	const loaded: Loaded[] = [];
	const inline = valueOf(parameters, 'xmlrequest');
	if (inline !== '') loaded.push(loadText('xmlRequest', inline, null));
	const url = valueOf(parameters, 'xmlrequrl');
	if (url !== '') loaded.push(await loadUrl(url, fetcher, settings.xmlUrlTimeoutMs));
	for (const { field, fileName, bytes } of files) {
		// An empty name is what a browser sends where no file was chosen.
		if (field.toLowerCase() !== 'xmlreqfilepath' || fileName === '') continue;
		const isXml = isXmlName(fileName);
		const refusal = refused('xmlReqFilePath', 'the file name does not end in .xml');
		loaded.push(isXml ? loadBytes('xmlReqFilePath', bytes) : refusal);
	}
	return loaded;
}

/**
 * Merges the plain fields of a request with those of its XML documents (note 10001). Between two
 * documents the earlier wins, in the order of the document: XmlRequest, XmlReqUrl, XmlReqFilePath.
 */
export async function collectParameters(
	plain: PlainRequest,
	settings: Readonly<CloudmaxSettings>,
	fetcher: XmlFetcher,
): Promise<Collected> {
	const loaded = await loadAll(plain, settings, fetcher);
	const inXml = new Map<string, Parameter>();
	for (const parameter of loaded.flatMap((one) => one.parameters)) {
		if (!inXml.has(parameter.name)) inXml.set(parameter.name, parameter);
	}
	const parameters =
		settings.precedence === 'xml'
			? new Map([...plain.parameters, ...inXml])
			: new Map([...inXml, ...plain.parameters]);
	return { parameters, documents: loaded.map(({ document }) => document) };
}
