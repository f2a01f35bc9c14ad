// @vitest-environment happy-dom
import { act } from 'react';
import { useController, useFieldArray, useForm } from 'react-hook-form';
import { expect, test } from 'vitest';
import { renderHook } from '../testing/render-hook.tsx';
import { useIsFormChanged } from './use-is-form-changed.ts';

interface Fields {
  name: string;
  description?: string;
  rows: { value: string }[];
}

async function renderForm() {
  const { result, unmount } = await renderHook(() => {
    const form = useForm<Fields>({ defaultValues: { name: '', rows: [] } });
    const rows = useFieldArray({ control: form.control, name: 'rows' });
    useController({ control: form.control, name: 'name' });
    const { field: description } = useController({ control: form.control, name: 'description' });
    const isChanged = useIsFormChanged(form.control, (fields) => fields);
    return { form, rows, description, isChanged };
  });
  const current = () => {
    if (result.current === undefined) throw new Error('Nothing is rendered');
    return result.current;
  };
  return { current, unmount };
}

test.each<[string, (form: ReturnType<Awaited<ReturnType<typeof renderForm>>['current']>) => void]>([
  ['a row is added and removed', ({ rows }) => rows.append({ value: 'a' })],
  ['a text is typed and deleted', ({ description }) => description.onChange('why')],
])('a form is changed, and is as it was, when %s', async (_, change) => {
  const { current, unmount } = await renderForm();
  expect(current().isChanged).toBe(false);
  await act(async () => change(current()));
  expect(current().isChanged).toBe(true);
  await act(async () => {
    current().rows.remove();
    current().description.onChange(undefined);
  });
  expect(current().isChanged).toBe(false);
  await unmount();
});

test('a name that the form suggests is no change, also after a row was added and removed', async () => {
  const { current, unmount } = await renderForm();
  await act(async () => current().form.resetField('name', { defaultValue: 'suggested' }));
  expect(current().form.getValues('name')).toBe('suggested');
  expect(current().isChanged).toBe(false);
  await act(async () => current().rows.append({ value: 'a' }));
  await act(async () => current().rows.remove(0));
  expect(current().isChanged).toBe(false);
  await act(async () => current().form.setValue('name', 'mine'));
  expect(current().isChanged).toBe(true);
  await unmount();
});
