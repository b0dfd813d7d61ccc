import type { Article } from '../core/article.js';
import { IsnadError } from '../core/errors.js';
import type { Span } from '../core/span.js';

/** One entry of the pool that is searched. */
export interface PoolDocument {
  id: string;
  /** Empty where the data set has none. */
  title: string;
  text: string;
  /** ISO 639-1, or `und`. */
  language: string;
}

/** A document of the pool as a part of a larger text. */
export interface DocumentPart {
  /** Of the document. */
  id: string;
  /** In the larger text. */
  span: Span;
}

/** One judged question on a pool. */
export interface DatasetQuery {
  id: string;
  text: string;
  /** ISO 639-1, or `und`. */
  language: string;
}

/** Query id to document id to grade; a document that is not listed has grade 0. */
export type Qrels = Map<string, Map<string, number>>;

/** A pool, questions, and which documents are relevant to which. Every query has a document of grade 1 or more. */
export interface RetrievalDataset {
  name: string;
  documents: PoolDocument[];
  /** The texts that the documents are cut from, and the parts of each by its id; empty when they are whole. */
  contexts: PoolDocument[];
  parts: Map<string, DocumentPart[]>;
  queries: DatasetQuery[];
  qrels: Qrels;
  /** Questions that were read but cannot be judged: unanswerable, without judgments or without a translation. */
  leftOut: number;
}

/** How a reader learns the language of what it reads. */
export interface Languages {
  ofDocument: (text: string) => string;
  ofQuestion: (text: string) => string;
}

/** The document as an article of one text block, for the product's own indexer. */
export function documentArticle(document: PoolDocument): Article {
  const { id, title, text, language } = document;
  const span = { start: 0, end: text.length };
  return { id, language, title, body: text, blocks: [{ kind: 'text', span }] };
}

/** Collects a data set while it is read. */
export interface DatasetBuilder {
  /** Adds an entry to the pool. */
  addDocument(document: PoolDocument): void;
  /** Adds an entry unless its text is there already; gives the id under which the text is in the pool. */
  addDistinct(document: PoolDocument): string;
  /** Adds a larger text with the documents that are parts of it. */
  addContext(context: PoolDocument, parts: readonly DocumentPart[]): void;
  /** Judges the document relevant to the query, which is added when it is new. */
  addJudgment(query: DatasetQuery, documentId: string, grade?: number): void;
  /** Counts a question that cannot be judged. */
  leaveOut(): void;
  /** The data set; without a single judged question it throws `invalid-input`. */
  build(): RetrievalDataset;
}

/** A builder without anything in it. `invalid-input` names an id that is given to two texts. */
export function createDatasetBuilder(name: string): DatasetBuilder {
  const idOfText = new Map<string, string>();
  const documents = new Map<string, PoolDocument>();
  const contexts: PoolDocument[] = [];
  const partsOf = new Map<string, DocumentPart[]>();
  const queries = new Map<string, DatasetQuery>();
  const qrels: Qrels = new Map();
  let leftOut = 0;
  const addDocument = (document: PoolDocument): void => {
    refuseOther(documents.get(document.id)?.text, document.text, `document id "${document.id}"`);
    documents.set(document.id, document);
  };
  return {
    addDocument,
    addDistinct(document) {
      const known = idOfText.get(document.text);
      if (known !== undefined) return known;
      addDocument(document);
      idOfText.set(document.text, document.id);
      return document.id;
    },
    addContext(context, parts) {
      contexts.push(context);
      partsOf.set(context.id, [...parts]);
    },
    addJudgment(query, documentId, grade = 1) {
      refuseOther(queries.get(query.id)?.text, query.text, `question id "${query.id}"`);
      queries.set(query.id, query);
      const judged = qrels.get(query.id) ?? new Map<string, number>();
      qrels.set(query.id, judged.set(documentId, grade));
    },
    leaveOut() {
      leftOut += 1;
    },
    build() {
      if (queries.size === 0) {
        throw new IsnadError(
          'invalid-input',
          `Data set "${name}" holds no question that can be judged (${leftOut} left out).`,
        );
      }
      const all = [...documents.values()];
      const asked = [...queries.values()];
      return { name, documents: all, contexts, parts: partsOf, queries: asked, qrels, leftOut };
    },
  };
}

function refuseOther(known: string | undefined, text: string, what: string): void {
  if (known === undefined || known === text) return;
  throw new IsnadError('invalid-input', `The ${what} stands for two different texts.`);
}
