/** What a rule passes on to its target. */
export type RenderedInput =
  | { readonly result: 'input'; readonly text: string }
  /** A template of a JSON object came out as this text: EventBridge does not deliver it. */
  | { readonly result: 'not-json'; readonly text: string };
