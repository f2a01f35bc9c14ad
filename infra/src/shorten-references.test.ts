import { expect, test } from 'vitest';
import { shortenReferences } from './shorten-references.ts';

const getAtt = (id: string, attribute = 'Arn') => ({ 'Fn::GetAtt': [id, attribute] });

test('an attribute is the same one in less text', () => {
  expect(
    shortenReferences({ A: { Properties: { List: [getAtt('B'), { C: getAtt('D', 'Id') }] } } }),
  ).toEqual({
    A: { Properties: { List: [{ 'Fn::Sub': `\${B.Arn}` }, { C: { 'Fn::Sub': `\${D.Id}` } }] } },
  });
});

test('a dependency that a reference says is left out, and no other', () => {
  const Properties = { Role: getAtt('Role'), Bucket: { Ref: 'Bucket' } };
  const shorten = (DependsOn: string | string[]) =>
    shortenReferences({ A: { Properties, DependsOn } })['A'];
  expect(shorten(['Bucket', 'Policy', 'Role', 'Role2'])?.DependsOn).toEqual(['Policy', 'Role2']);
  expect(shorten(['Role', 'Policy'])?.DependsOn).toBe('Policy');
  expect(shorten('Role')).not.toHaveProperty('DependsOn');
  expect(shorten('Other')?.DependsOn).toBe('Other');
});
