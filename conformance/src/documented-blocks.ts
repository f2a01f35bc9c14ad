/** A block of shell commands in a document. */
export interface DocumentedBlock {
  /** The heading above it. */
  readonly heading: string;
  readonly commands: string;
}

/** The `sh` blocks of a document, without the indentation that a list gives them. */
export function readDocumentedBlocks(document: string): DocumentedBlock[] {
  return document.split(/^#+ /m).flatMap((section) => {
    const [heading = ''] = section.split('\n', 1);
    return [...section.matchAll(/^( *)```sh\n([\s\S]*?)^\1```/gm)].map(
      ([, indentation = '', text = '']) => ({
        heading,
        commands: text.replaceAll(new RegExp(`^${indentation}`, 'gm'), ''),
      }),
    );
  });
}
