import { AUDIT_KINDS, AUDIT_OUTCOMES } from '@momento-gateway/api/audit/audit';
import { useSession } from '../callers/session.tsx';
import { OptionSelect } from '../elements/option-select.tsx';
import { SearchBox } from '../elements/search-box.tsx';
import type { Options, QueryChanges } from '../navigation/use-url-state.ts';
import { AuditSpanSelect } from './audit-span-select.tsx';
import { AUDIT_OUTCOME_TEXTS } from './describe-entry.ts';
import type { AuditChoice } from './use-audit.ts';

/** Each search asks CloudWatch Logs: not for each part of a name that is typed. */
const TYPING_PAUSE_MS = 700;

const OUTCOME_OPTIONS = [
  { value: 'any', label: 'Any outcome' },
  ...AUDIT_OUTCOMES.map((value) => ({ value, label: AUDIT_OUTCOME_TEXTS[value].text })),
] as const satisfies Options;

const KIND_OPTIONS = [
  { value: 'any', label: 'Of anything' },
  ...AUDIT_KINDS.map((value) => ({ value, label: `Of ${value}` })),
] as const satisfies Options;

const SCOPE_OPTIONS = [
  { value: 'tenant', label: 'This tenant' },
  { value: 'all', label: 'All tenants' },
] as const satisfies Options;

/** For all but owners; with it, nothing moves when it is known who looks. */
const OWN_SCOPE = [SCOPE_OPTIONS[0]] as const satisfies Options;

interface AuditFiltersProps {
  readonly choice: AuditChoice;
  /** Called with the parameters of the page's address that change. */
  readonly onChange: (changes: QueryChanges) => void;
}

/** Which entries are listed. */
export function AuditFilters({ choice, onChange }: AuditFiltersProps) {
  const { who, object, kind, outcome, days, span, isOfAll } = choice;
  const isOwner = useSession().role === 'owner';
  return (
    <div className="filters">
      <SearchBox
        label="Find by person"
        value={who}
        pauseMs={TYPING_PAUSE_MS}
        onSearch={(text) => onChange({ who: text.trim() })}
      />
      <SearchBox
        label="Find by webhook id or rule"
        value={object}
        pauseMs={TYPING_PAUSE_MS}
        onSearch={(text) => onChange({ object: text.trim() })}
      />
      <AuditSpanSelect
        days={days}
        span={span}
        onChoose={(time) =>
          onChange({
            days: time.days,
            from: time.span && String(time.span.from),
            until: time.span && String(time.span.until),
          })
        }
      />
      <OptionSelect
        options={KIND_OPTIONS}
        value={kind ?? ''}
        label="Kind"
        onChoose={(value) => onChange({ kind: value })}
      />
      <OptionSelect
        options={OUTCOME_OPTIONS}
        value={outcome ?? ''}
        label="Outcome"
        onChoose={(value) => onChange({ outcome: value })}
      />
      <OptionSelect
        options={isOwner ? SCOPE_OPTIONS : OWN_SCOPE}
        value={isOfAll ? 'all' : ''}
        label="Tenants"
        onChoose={(value) => onChange({ scope: value })}
      />
    </div>
  );
}
