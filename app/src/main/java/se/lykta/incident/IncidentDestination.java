package se.lykta.incident;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.ingest.run.Destination;

/// Takes staged rows into the incident table. A key that is stored with other content gets a new version, and the
/// former content stays in `incident_version`.
@Component
final class IncidentDestination implements Destination {
    /// The columns that staged rows, incidents and former versions share.
    private static final String CONTENT = """
            source_key, content_hash, category, source_type, known_by, verification, is_counted,
            location_quality, radius_metres, longitude, latitude, east_metres, north_metres, area_ids, area_code,
            place, earliest_at, latest_at, time_precision, reported_at, summary, version_at""";

    /// Below this, what PostgreSQL knows of the table stays near enough.
    private static final int WORTH_STATISTICS = 5_000;

    private static final String FRESH = of("m");
    private static final String FORMER = of("i");

    private static String of(String table) {
        return CONTENT.replaceAll("(\\w+)(?=,|\\s*$)", table + ".$1");
    }

    @Override
    public Counts compare(JdbcClient db, Staged run) {
        neverLoopOverAll(db);
        if (run.waves() > 1 || tellsVersionTimes(db, run)) {
            return StagedVersions.compare(db, run);
        }
        return db.sql(COMPARE)
                .param("municipality", run.municipality().value())
                .param("run", run.runId())
                .param("source", run.sourceId())
                .query((row, n) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /// Rows that were written a moment ago are not in the planner's statistics: it takes a large table for an
    /// empty one and would compare every row with every other.
    private static void neverLoopOverAll(JdbcClient db) {
        db.sql("select set_config('enable_nestloop', 'off', true)")
                .query(String.class)
                .single();
    }

    private static final String COMPARE = """
            select count(*) filter (where i.content_hash is null),
                   count(*) filter (where i.content_hash <> r.content_hash),
                   count(*) filter (where i.content_hash = r.content_hash)
            from ingest_row r
            left join incident i
                   on i.municipality_id = :municipality and i.source_id = :source and i.source_key = r.source_key
            where r.municipality_id = :municipality and r.run_id = :run
            """;

    private static boolean tellsVersionTimes(JdbcClient db, Staged run) {
        return db.sql("""
                        select exists (
                            select 1
                            from ingest_row
                            where municipality_id = :municipality and run_id = :run and version_at is not null)
                        """)
                .param("municipality", run.municipality().value())
                .param("run", run.runId())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Batch take(JdbcClient db, Staged run, int wave, long afterRow, int limit) {
        long revision = Revisions.next(db, run.municipality());
        joinByIndex(db);
        return db.sql(TAKE)
                .param("municipality", run.municipality().value())
                .param("run", run.runId())
                .param("source", run.sourceId())
                .param("wave", wave)
                .param("after", afterRow)
                .param("limit", limit)
                .param("revision", revision)
                .query((row, n) ->
                        new Batch(new Counts(row.getLong(1), row.getLong(2), row.getLong(3)), row.getLong(4)))
                .single();
    }

    /// The tables may be new and without statistics, so the planner is not trusted with the order of the joins:
    /// rows of the batch are looked up one by one (`lateral … limit 1`), and changed ones are written by their
    /// key. Joined freely, a batch of a first import compared every row with every row.
    private static void joinByIndex(JdbcClient db) {
        db.sql("""
                        select set_config('enable_seqscan', 'off', true), set_config('work_mem', '64MB', true)
                        """).query((row, n) -> row.getString(1)).single();
    }

    /// Current and former versions of the incident of row `r`.
    private static final String STORED = """
            (
                select content_hash, version_at, version
                from incident
                where municipality_id = :municipality and incident_id = i.incident_id
                union all
                select content_hash, version_at, version
                from incident_version
                where municipality_id = :municipality and incident_id = i.incident_id
            ) stored""";

    /// The rule of [VersionHistory] for a row that does not say when the source had it.
    private static final String WITHOUT_TIME = """
            case
                when i.content_hash = r.content_hash then 'same'
                when exists (
                        select 1
                        from ingest_row later
                        where later.municipality_id = :municipality and later.run_id = :run
                          and later.wave = :wave + 1 and later.wave > 1 and later.source_key = r.source_key)
                    and exists (select 1 from %s where content_hash = r.content_hash)
                then 'same'
                else 'changed'
            end""".formatted(STORED);

    /// The rule of [VersionHistory] for a row that says when the source had it.
    private static final String WITH_TIME = """
            case
                when r.content_hash in (
                    select content_hash
                    from %1$s
                    where version_at = (select max(version_at) from %1$s where version_at <= r.version_at))
                then 'same'
                when r.content_hash = (
                        select content_hash
                        from %1$s
                        where version_at is null
                        order by version desc
                        limit 1)
                    and not exists (select 1 from %1$s where version_at <= r.version_at)
                then 'same'
                when exists (select 1 from %1$s where version_at > r.version_at) then 'belated'
                else 'changed'
            end""".formatted(STORED);

    /// Revisions are taken under a lock, so nobody else writes the municipality's incidents between the look-up
    /// and the insert of the rows that were not found.
    private static final String TAKE = """
            with matched as materialized (
                select r.*, i.incident_id,
                       case
                           when i.incident_id is null then 'fresh'
                           when r.version_at is null then %4$s
                           else %5$s
                       end as verdict
                from (
                    select *
                    from ingest_row
                    where municipality_id = :municipality and run_id = :run and row_no > :after and wave = :wave
                    order by row_no
                    limit :limit
                ) r
                left join lateral (
                    select incident_id, content_hash
                    from incident
                    where municipality_id = :municipality and source_id = :source and source_key = r.source_key
                    limit 1
                ) i on true
            ),
            former as (
                insert into incident_version (
                    municipality_id, incident_id, version, replaced_by_run, run_id, received_at, source_id, %1$s)
                select i.municipality_id, i.incident_id, i.version, :run, i.run_id, i.received_at, i.source_id, %3$s
                from matched m
                cross join lateral (
                    select *
                    from incident
                    where municipality_id = :municipality and incident_id = m.incident_id
                    limit 1
                ) i
                where m.verdict = 'changed'
            ),
            belated as (
                insert into incident_version (
                    municipality_id, incident_id, version, replaced_by_run, run_id, received_at, source_id, %1$s)
                select :municipality, m.incident_id, v.lowest - 1, :run, :run, now(), :source, %2$s
                from matched m
                cross join lateral (
                    select least(coalesce(min(version), 1), 1) as lowest
                    from incident_version
                    where municipality_id = :municipality and incident_id = m.incident_id
                ) v
                where m.verdict = 'belated'
            ),
            fresh as (
                insert into incident (municipality_id, revision, run_id, source_id, %1$s)
                select m.municipality_id, :revision, :run, :source, %2$s
                from matched m
                where m.verdict = 'fresh'
            ),
            changed as (
                insert into incident (municipality_id, revision, run_id, source_id, %1$s)
                select m.municipality_id, :revision, :run, :source, %2$s
                from matched m
                where m.verdict = 'changed'
                on conflict (municipality_id, source_id, source_key) do update
                set version = incident.version + 1,
                    revision = excluded.revision,
                    run_id = excluded.run_id,
                    received_at = now(),
                    content_hash = excluded.content_hash,
                    category = excluded.category,
                    source_type = excluded.source_type,
                    known_by = excluded.known_by,
                    verification = excluded.verification,
                    is_counted = excluded.is_counted,
                    location_quality = excluded.location_quality,
                    radius_metres = excluded.radius_metres,
                    longitude = excluded.longitude,
                    latitude = excluded.latitude,
                    east_metres = excluded.east_metres,
                    north_metres = excluded.north_metres,
                    area_ids = excluded.area_ids,
                    area_code = excluded.area_code,
                    place = excluded.place,
                    earliest_at = excluded.earliest_at,
                    latest_at = excluded.latest_at,
                    time_precision = excluded.time_precision,
                    reported_at = excluded.reported_at,
                    summary = excluded.summary,
                    version_at = excluded.version_at
            )
            select count(*) filter (where verdict = 'fresh'),
                   count(*) filter (where verdict in ('changed', 'belated')),
                   count(*) filter (where verdict = 'same'),
                   coalesce(max(row_no), 0)
            from matched
            """.formatted(CONTENT, FRESH, FORMER, WITHOUT_TIME, WITH_TIME);

    /// Until statistics know the municipality the planner expects no rows of it, and would look a key up among all
    /// of its incidents instead of by the key: a second municipality's first import took minutes.
    @Override
    public void settle(JdbcClient db, Counts counts) {
        if (counts.fresh() + counts.changed() >= WORTH_STATISTICS) {
            db.sql("select incident_refresh_statistics()").query().listOfRows();
        }
    }

    /// A later run also hangs on this one when it told of former versions of an incident that this one made.
    @Override
    public long changedLater(JdbcClient db, Staged run) {
        return db.sql("""
                        select count(distinct v.incident_id)
                        from incident_version v
                        where v.municipality_id = :municipality
                          and (v.run_id = :run and v.replaced_by_run is distinct from :run
                               or v.run_id > :run and v.version < 1 and exists (
                                      select 1
                                      from incident i
                                      where i.municipality_id = :municipality
                                        and i.incident_id = v.incident_id
                                        and i.run_id = :run))
                        """)
                .param("municipality", run.municipality().value())
                .param("run", run.runId())
                .query(Long.class)
                .single();
    }

    @Override
    public Counts giveBack(JdbcClient db, Staged run) {
        long revision = Revisions.next(db, run.municipality());
        long changed = restore(db, run, revision);
        long fresh = db.sql("""
                        with gone as (
                            delete from incident
                            where municipality_id = :municipality and run_id = :run
                            returning incident_id
                        )
                        insert into incident_removed (municipality_id, incident_id, revision)
                        select :municipality, incident_id, :revision
                        from gone
                        """)
                .param("municipality", run.municipality().value())
                .param("run", run.runId())
                .param("revision", revision)
                .update();
        return new Counts(fresh, changed, 0);
    }

    /// Puts back the oldest content that the run replaced, and forgets the versions it made.
    private static long restore(JdbcClient db, Staged run, long revision) {
        long restored = db.sql("""
                        update incident i
                        set version = v.version,
                            revision = :revision,
                            run_id = v.run_id,
                            received_at = v.received_at,
                            content_hash = v.content_hash,
                            category = v.category,
                            source_type = v.source_type,
                            known_by = v.known_by,
                            verification = v.verification,
                            is_counted = v.is_counted,
                            location_quality = v.location_quality,
                            radius_metres = v.radius_metres,
                            longitude = v.longitude,
                            latitude = v.latitude,
                            east_metres = v.east_metres,
                            north_metres = v.north_metres,
                            area_ids = v.area_ids,
                            area_code = v.area_code,
                            place = v.place,
                            earliest_at = v.earliest_at,
                            latest_at = v.latest_at,
                            time_precision = v.time_precision,
                            reported_at = v.reported_at,
                            summary = v.summary,
                            version_at = v.version_at
                        from incident_version v
                        where i.municipality_id = :municipality
                          and v.municipality_id = :municipality
                          and v.incident_id = i.incident_id
                          and v.replaced_by_run = :run
                          and v.run_id is distinct from :run
                        """)
                .param("municipality", run.municipality().value())
                .param("run", run.runId())
                .param("revision", revision)
                .update();
        db.sql("delete from incident_version where municipality_id = :municipality and replaced_by_run = :run")
                .param("municipality", run.municipality().value())
                .param("run", run.runId())
                .update();
        return restored;
    }
}
