-- After a large import PostgreSQL's own analyse comes up to a minute later, and until then every look-up of an incident
-- reads the whole table. The program's role owns nothing, so the owner lends it this one act.
create function incident_refresh_statistics() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    execute 'analyze ' || 'public.incident'::regclass;
end
$$;
revoke all on function incident_refresh_statistics() from public;
grant execute on function incident_refresh_statistics() to ${app_role};
