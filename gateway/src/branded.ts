declare const brand: unique symbol;

/** A value that only the step named `Name` makes: what skipped that step does not compile. */
export type Branded<Value, Name extends string> = Value & { readonly [brand]: Name };
