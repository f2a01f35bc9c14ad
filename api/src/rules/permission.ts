import * as z from '../zod.ts';
import { RuleNameSchema } from './rule.ts';
import { RoleArnSchema } from './target.ts';

const STATES = ['granted', 'missing', 'unknown'] as const;

/** Whether a target allows EventBridge to deliver a rule's events. */
export const PermissionSchema = z
  .object({
    state: z.enum(STATES),
    where: z.string().meta({ description: 'What decides: “queue policy”, “role”.' }),
    message: z
      .string()
      .optional()
      .meta({ description: 'Why, where the state does not say it all.' }),
    statement: z.record(z.string(), z.unknown()).optional().meta({
      description: 'What grants it; absent where nothing can be said.',
    }),
    addTo: z.string().optional().meta({
      description: 'The policy that the statement belongs in: “queue policy of orders”.',
    }),
    addedBy: z.enum(['dashboard', 'owner']).optional().meta({
      description:
        'Who adds the statement: the dashboard, on saving a rule or when it is asked to; or the policy’s owner.',
    }),
  })
  .meta({ id: 'Permission' });

export const CheckPermissionQuerySchema = z.object({
  rule: RuleNameSchema.meta({ description: 'The rule, which need not exist yet.' }),
  arn: z.string().min(1).max(1600).meta({ description: 'The target.' }),
  roleArn: RoleArnSchema.optional(),
});

export const GrantPermissionSchema = z
  .strictObject({
    arn: z.string().min(1).max(1600).meta({ description: 'A target of the rule.' }),
  })
  .meta({ id: 'GrantPermission' });

export const PermissionListSchema = z
  .object({
    permissions: z.array(
      PermissionSchema.extend({ rule: z.string(), targetArn: z.string() }).meta({
        id: 'TargetPermission',
      }),
    ),
  })
  .meta({ id: 'PermissionList' });

export type Permission = z.output<typeof PermissionSchema>;
export type PermissionList = z.output<typeof PermissionListSchema>;
