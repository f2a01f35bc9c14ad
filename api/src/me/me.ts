import { ROLES } from '@momento-gateway/shared/role';
import * as z from '../zod.ts';

const RoleSchema = z.enum(ROLES).meta({ id: 'Role' });

export const MeSchema = z
  .object({
    name: z.string(),
    subject: z
      .string()
      .meta({ description: 'The provider’s id of the caller, which does not change.' }),
    kind: z.enum(['local', 'token', 'session', 'bearer']).meta({
      description:
        'How the caller is known: from this machine without a sign-in, by the dashboard’s own token, by a session of the OpenID provider, or by an access token.',
    }),
    tenants: z.array(z.object({ tenant: z.string(), role: RoleSchema })).meta({
      description: 'The tenants in which the caller has a role. Others answer like unknown ones.',
    }),
    canSignOut: z.boolean().meta({ description: 'Whether POST /sign-out ends the session.' }),
  })
  .meta({ id: 'Me' });

export type Me = z.output<typeof MeSchema>;
