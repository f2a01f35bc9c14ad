export const FILTER_LABEL = 'Filter failures';
export const FILTER_PLACEHOLDER = 'Filter by reason, webhook, detail-type or text';
