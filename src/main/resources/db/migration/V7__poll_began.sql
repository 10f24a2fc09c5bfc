-- When the poll under way began, by the org's clock: what commits later may bear an older time than what it read already.
alter table feed add column poll_began_at timestamptz;
