import { setTimeout as sleep } from 'node:timers/promises';
import { GetRolePolicyCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { administrator, policySettleMs } from './target-aws.ts';

const { iam } = administrator;

interface Statement {
  readonly Action: string | readonly string[];
}

interface Document {
  readonly Statement: readonly Statement[];
}

interface PolicyOfRole {
  readonly RoleName: string;
  readonly PolicyName: string;
}

/** A role's inline policy. */
export class RolePolicy {
  readonly #role: PolicyOfRole;
  readonly #document: Document;

  private constructor(role: PolicyOfRole, document: Document) {
    this.#role = role;
    this.#document = document;
  }

  static async read(RoleName: string, PolicyName: string): Promise<RolePolicy> {
    const role = { RoleName, PolicyName };
    const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand(role));
    return new RolePolicy(role, JSON.parse(decodeURIComponent(PolicyDocument)));
  }

  /** The actions when it was read. */
  get actions(): string[] {
    return this.#document.Statement.flatMap(({ Action }) => Action).sort();
  }

  /** Runs `work` without these actions, and then restores them. */
  async without(actions: readonly string[], work: () => Promise<void>): Promise<void> {
    const Statement = this.#document.Statement.map((statement) => ({
      ...statement,
      Action: [statement.Action].flat().filter((action) => !actions.includes(action)),
    })).filter(({ Action }) => Action.length > 0);
    await this.#put({ ...this.#document, Statement });
    try {
      await work();
    } finally {
      await this.#put(this.#document);
    }
  }

  async #put(document: object): Promise<void> {
    const PolicyDocument = JSON.stringify(document);
    await iam.send(new PutRolePolicyCommand({ ...this.#role, PolicyDocument }));
    await sleep(policySettleMs);
  }
}
