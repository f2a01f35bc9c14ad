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

/** What a rule passes on to its target. */
export type RenderedInput =
  | { readonly result: 'input'; readonly text: string }
  /** A template of a JSON object came out as this text: EventBridge does not deliver it. */
  | { readonly result: 'not-json'; readonly text: string };
