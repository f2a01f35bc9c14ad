/** What a target gets instead of the whole event. */
export type TargetInput =
  /** The same JSON for every event. */
  | { readonly type: 'constant'; readonly json: string }
  /** What stands at a JSON path of the event. */
  | { readonly type: 'part'; readonly path: string }
  /** A text with `<name>` for what stands at the path of that name. */
  | {
      readonly type: 'template';
      readonly paths: Readonly<Record<string, string>>;
      readonly template: string;
    };
