/** Where everything lives: parts of every ARN. */
export interface Account {
  readonly accountId: string;
  readonly region: string;
  /** This server's own address, without a trailing slash: queue URLs begin with it. */
  readonly origin: string;
}
