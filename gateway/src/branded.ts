declare const brand: unique symbol;

/** A value that only the step `Name` creates: code that skips the step does not compile. */
export type Branded<Value, Name extends string> = Value & { readonly [brand]: Name };
