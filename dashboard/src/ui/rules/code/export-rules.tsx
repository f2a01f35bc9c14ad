import { exportRules } from '@momento-gateway/api/rules/export-operations';
import type { CodeFormat, RulesAsCode } from '@momento-gateway/api/rules/rules-as-code';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useApi } from '../../client/api-context.tsx';
import { ExportMenu } from '../../elements/export-menu.tsx';

/** Loaded when somebody exports. */
const CodeDialog = dynamic(() => import('./code-dialog.tsx').then((all) => all.CodeDialog), {
  ssr: false,
});

const FORMATS = [
  { id: 'cloudformation', text: 'CloudFormation' },
  { id: 'cdk', text: 'AWS CDK (TypeScript)' },
  { id: 'terraform', text: 'Terraform' },
] as const satisfies readonly { readonly id: CodeFormat; readonly text: string }[];

interface ExportRulesProps {
  /** Only this one; without it, all of the tenant. */
  readonly rule?: string;
  readonly isEmpty?: boolean;
}

/** Shows rules as code, to copy or to save. */
export function ExportRules({ rule, isEmpty = false }: ExportRulesProps) {
  const api = useApi();
  const [code, setCode] = useState<RulesAsCode>();
  const [isOpen, setOpen] = useState(false);
  const show = async (id: string) => {
    const { id: format } = FORMATS.find((one) => one.id === id) ?? FORMATS[0];
    setCode(await api(exportRules, { query: { format, rule } }));
    setOpen(true);
    return undefined;
  };
  return (
    <>
      <ExportMenu
        formats={FORMATS}
        isEmpty={isEmpty}
        onExport={show}
        failedText={rule === undefined ? 'The rules were not exported' : `${rule} was not exported`}
      />
      {code !== undefined && (
        <CodeDialog
          code={code}
          language={FORMATS.find(({ id }) => id === code.format)?.text ?? ''}
          visible={isOpen}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
