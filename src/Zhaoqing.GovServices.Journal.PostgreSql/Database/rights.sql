-- What a host needs and no more: it can add to the record, and neither change nor remove anything of it.
GRANT USAGE ON SCHEMA $schema$ TO $role$;
GRANT SELECT ON $schema$.journal_version TO $role$;
GRANT UPDATE ON $schema$.turn TO $role$;
GRANT SELECT, INSERT ON $schema$.event, $schema$.append_key, $schema$.event_id TO $role$;
GRANT SELECT, INSERT, UPDATE ON $schema$.stream TO $role$;
GRANT SELECT, INSERT, UPDATE ON $schema$.subscription TO $role$;
GRANT SELECT, INSERT, UPDATE, DELETE ON $schema$.set_aside TO $role$;
GRANT EXECUTE ON FUNCTION $schema$.make_room(bigint) TO $role$;
