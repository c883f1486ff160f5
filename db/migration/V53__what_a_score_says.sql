-- Of all that a row says, so that it need not be sent and read to be found the same. Null of rows from before.
alter table score add column fingerprint uuid;
