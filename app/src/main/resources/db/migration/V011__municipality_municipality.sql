-- One row per municipality; its settings are the configuration file as loaded, with the former versions kept.
create table municipality (
    municipality_id text collate "C" primary key
);
call bind_to_municipality('municipality');
call show_everywhere('municipality');
