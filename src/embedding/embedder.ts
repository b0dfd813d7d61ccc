/** Which model embeds, as the index's manifest records it. */
export interface ModelInfo {
  /** The bundled model's name, a folder, or a hub name such as `Xenova/multilingual-e5-small`. */
  name: string;
  /** Length of every vector. */
  dimension: number;
  /** Longest input in tokens; the rest of a longer text is ignored by the model. */
  maxTokens: number;
  /** What the vector of title and heading counts beside that of a passage's text; absent for models that read all as one text. */
  titleWeight?: number;
  /** Changes whenever vectors may change: model files, pooling, prefixes, dtype. */
  fingerprint: string;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
}

/** Text to unit vectors. A text embeds the same alone and among others, within the model's precision. */
export interface Embedder {
  readonly model: ModelInfo;
  /** Whether calls can be answered; false for good once the worker has stopped. */
  isAlive(): boolean;
  /** One unit vector; the model's query prefix is added here. */
  embedQuery(text: string, options?: CallOptions): Promise<Float32Array>;
  /** One unit vector a text, in order; the model's passage prefix is added here. */
  embedPassages(texts: readonly string[], options?: CallOptions): Promise<Float32Array[]>;
  /** Number of model tokens of each text, without special tokens. */
  countTokens(texts: readonly string[], options?: CallOptions): Promise<number[]>;
  /** Frees the worker; calls under way fail with `aborted`. */
  close(): Promise<void>;
}
