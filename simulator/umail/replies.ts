import { type Reply, replyOf } from '../base/http/reply';
import type { Outcome } from '../base/gateway/endpoint';
import { NOT_FOUND } from './refused';
import type { UMailSettings } from './settings';
import { cdata, element, renderXml, type XmlNode } from './xml';

/** Writes the replies of the gateway in the style that its settings ask for. */
export class Replies {
	constructor(private readonly settings: () => UMailSettings) {}

	/** An XML document. */
	document(root: XmlNode, declaration = true): Outcome {
		return { code: null, reply: this.xml(root, declaration) };
	}

	/** A `<result>` with any status. */
	result(status: string, text: string): Outcome {
		const extra = this.settings().extraFields ? [element('code', '0')] : [];
		const parts = [element('status', status), cdata('data', text), ...extra];
		return { code: status, reply: this.xml(element('result', parts), true) };
	}

	success(text = '操作成功'): Outcome {
		return this.result('success', text);
	}

	/** Success with a new id, where the setting `newIdIn` wants it. */
	created(id: string, kind: 'task' | 'other' = 'other'): Outcome {
		const { newIdIn } = this.settings();
		const documented = kind === 'task' ? 'id' : 'data';
		const place = newIdIn === 'documented' ? documented : newIdIn;
		const text = cdata('data', '添加成功');
		const parts =
			place === 'id' ? [element('id', id), text] : [place === 'data' ? element('data', id) : text];
		const root = element('result', [element('status', 'success'), ...parts]);
		return { code: 'success', reply: this.xml(root, true), messageId: id };
	}

	/** What is answered where something asked for does not exist. */
	notFound(rootName: string): Outcome {
		const { unknownIdReply } = this.settings();
		if (unknownIdReply === 'empty') return this.document(element(rootName, []));
		return this.result(NOT_FOUND, '记录不存在');
	}

	private xml(root: XmlNode, declaration: boolean): Reply {
		const settings = this.settings();
		return replyOf(200, settings.xmlType, renderXml(root, settings, declaration));
	}
}
