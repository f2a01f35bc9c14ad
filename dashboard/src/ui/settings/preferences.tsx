import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useGetStartedPreference, useKeysPreference } from '../preferences/preference.ts';
import { THEME_NAMES, THEMES, useTheme } from '../preferences/theme.ts';

/** Choices that this browser remembers. */
export function Preferences() {
  const [theme, chooseTheme] = useTheme();
  const [keysAreOn, turnKeys] = useKeysPreference();
  const [isGetStartedShown, showGetStarted] = useGetStartedPreference();
  return (
    <Container header={<Header variant="h2">This browser</Header>}>
      <SpaceBetween size="l">
        <FormField label="Theme">
          <RadioGroup
            value={theme}
            items={THEMES.map((value) => ({ value, label: THEME_NAMES[value] }))}
            onChange={({ detail }) => {
              const chosen = THEMES.find((value) => value === detail.value);
              if (chosen !== undefined) chooseTheme(chosen);
            }}
          />
        </FormField>
        <FormField label="Keyboard shortcuts" description="Press ? to see them.">
          <Toggle checked={keysAreOn} onChange={({ detail }) => turnKeys(detail.checked)}>
            Enable keyboard shortcuts
          </Toggle>
        </FormField>
        <FormField label="Get started" description="The first steps, on the overview.">
          <Toggle
            checked={isGetStartedShown}
            onChange={({ detail }) => showGetStarted(detail.checked)}
          >
            Show the first steps
          </Toggle>
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
