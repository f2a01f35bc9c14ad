/** What a target gets instead of the event; at most one of the three is set. */
export interface TargetInput {
  /** JSON text, passed on as it is. */
  readonly Input?: string | undefined;
  /** JSON path of the part of the event to pass on. */
  readonly InputPath?: string | undefined;
  readonly InputTransformer?: InputTransformer | undefined;
}

export interface InputTransformer {
  /** JSON paths by the names they have in the template. */
  readonly InputPathsMap?: Readonly<Record<string, string>> | undefined;
  /** Text with `<name>` in the places of values. */
  readonly InputTemplate: string;
}
