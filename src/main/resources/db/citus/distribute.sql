-- For a ledger that one PostgreSQL cannot hold: run this once on the coordinator of a Citus cluster, after the service has
-- made its schema there. It spreads the tables that have rows per record over the workers, so that all rows of a record
-- are on one of them. All others are small and stay on the coordinator, feed_error too, which keeps a hundred records of
-- each feed.
select create_distributed_table('record', 'record_id');
select create_distributed_table('sighting', 'record_id', colocate_with => 'record');
select create_distributed_table('reason_correction', 'record_id', colocate_with => 'record');
