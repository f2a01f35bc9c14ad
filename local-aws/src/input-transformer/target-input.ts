/** The input that a target gets in place of the event; at most one of the three is set. */
export interface TargetInput {
  /** JSON text, passed on unchanged. */
  readonly Input?: string | undefined;
  /** JSON path of the part of the event that is passed on. */
  readonly InputPath?: string | undefined;
  readonly InputTransformer?: InputTransformer | undefined;
}

export interface InputTransformer {
  /** JSON paths by placeholder name. */
  readonly InputPathsMap?: Readonly<Record<string, string>> | undefined;
  /** Text with `<name>` placeholders. */
  readonly InputTemplate: string;
}
