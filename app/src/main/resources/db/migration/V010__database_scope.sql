-- Row-level security as a second wall behind every "where municipality_id = ...": the transaction says which
-- municipality it is for, and rows of others do not exist for it. Forced, so the owner of the tables is bound too.
-- '*' is the scope of work that belongs to no single municipality; only tables that ask for it can be seen then.

alter default privileges grant select, insert, update, delete on tables to ${app_role};
alter default privileges grant usage, select on sequences to ${app_role};
grant usage on schema public to ${app_role};

create procedure bind_to_municipality(target regclass)
language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy one_municipality on %s
         using (municipality_id = current_setting(''lykta.municipality_id'', true))
         with check (municipality_id = current_setting(''lykta.municipality_id'', true))',
        target);
end
$$;

create procedure show_everywhere(target regclass)
language plpgsql as $$
begin
    execute format(
        'create policy everywhere on %s
         using (current_setting(''lykta.municipality_id'', true) = ''*'')
         with check (current_setting(''lykta.municipality_id'', true) = ''*'')',
        target);
end
$$;
