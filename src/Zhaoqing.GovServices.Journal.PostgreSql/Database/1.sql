-- Version 1 of the tables. $schema$ and $partition$ (events in one partition) are put in before it runs, in one transaction.
CREATE TABLE $schema$.journal_version (
  version integer NOT NULL,
  partition_size bigint NOT NULL CHECK (partition_size > 0)
);
INSERT INTO $schema$.journal_version VALUES (1, $partition$);

-- Holds nothing: whoever appends holds its lock from the first read to the commit, so groups of all hosts stand in one row.
CREATE TABLE $schema$.turn ();

CREATE TABLE $schema$.event (
  position bigint PRIMARY KEY,
  stream text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  id uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  at bigint NOT NULL, -- nanoseconds since 1970-01-01T00:00:00Z
  actor text COLLATE "C" NOT NULL,
  content bytea NOT NULL,
  correlation uuid,
  causation uuid,
  schema_version integer NOT NULL,
  hash bytea NOT NULL -- the chain up to here
) PARTITION BY RANGE (position);

-- The guards: unique over the whole journal, whatever the partition.
CREATE TABLE $schema$.stream (
  name text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  first_position bigint NOT NULL -- partitions before it hold nothing of the stream
) WITH (fillfactor = 80);

CREATE TABLE $schema$.append_key (
  key text COLLATE "C" PRIMARY KEY,
  fingerprint text COLLATE "C" NOT NULL,
  stream text COLLATE "C" NOT NULL,
  first_version bigint NOT NULL,
  last_version bigint NOT NULL,
  last_position bigint NOT NULL
);

CREATE TABLE $schema$.event_id (
  id uuid PRIMARY KEY,
  position bigint NOT NULL
);

-- Subscriptions: who runs each until when (by the clock of this server), how far it is, and what it has set aside.
CREATE TABLE $schema$.subscription (
  name text COLLATE "C" PRIMARY KEY,
  holder text NOT NULL,
  token bigint NOT NULL,
  until timestamptz NOT NULL,
  position bigint NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE $schema$.set_aside (
  subscription text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  stream text COLLATE "C" NOT NULL,
  attempts integer NOT NULL,
  due bigint, -- nanoseconds since 1970-01-01T00:00:00Z; null: dead
  reason text NOT NULL,
  PRIMARY KEY (subscription, position)
);

-- Sees to it that there is room up to a position and one partition more; gives the last position there is room for.
-- It runs with the rights of the owner, so that hosts need none to make tables, and makes at most what the events there call for.
CREATE FUNCTION $schema$.make_room(wanted bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = $schema$, pg_temp AS $body$
DECLARE
  size bigint := (SELECT partition_size FROM journal_version);
  made bigint := (SELECT count(*) FROM pg_inherits WHERE inhparent = 'event'::regclass);
  ending bigint := COALESCE((SELECT position FROM event ORDER BY position DESC LIMIT 1), 0);
  name text;
BEGIN
  IF wanted > ending + 1000000 THEN RAISE EXCEPTION 'There is no need for so much room.'; END IF;
  WHILE made * size < wanted + size LOOP
    name := 'event_' || (made + 1);
    EXECUTE format(
      'CREATE TABLE %I (LIKE event, CHECK (position BETWEEN %s AND %s), PRIMARY KEY (position), UNIQUE (stream, version))',
      name, made * size + 1, (made + 1) * size);
    EXECUTE format('ALTER TABLE event ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)', name, made * size + 1, (made + 1) * size + 1);
    made := made + 1;
  END LOOP;
  RETURN made * size;
END
$body$;
REVOKE ALL ON FUNCTION $schema$.make_room(bigint) FROM PUBLIC;
SELECT $schema$.make_room(1);
