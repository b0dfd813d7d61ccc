import type { Answer, AskRequest } from '../core/ask.js';
import type { CallOptions } from '../embedding/embedder.js';

/** Question to cited answer, or an honest refusal; having no evidence is a result, not an error. */
export interface Answerer {
  answer(request: AskRequest, options?: CallOptions): Promise<Answer>;
}
