package se.lykta.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The inspections of places.
@Component
public class Inspections {
    private final Database database;
    private final Audit audit;

    public Inspections(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Of one place, newest first.
    public List<Inspection> of(MunicipalityId municipality, UUID placeId) {
        return database.<List<Inspection>>read(municipality, db -> {
            var findings = new HashMap<UUID, List<Inspection.Finding>>();
            db.sql("""
                    select f.inspection_id, f.area, f.grade, f.remark
                    from place_finding f
                    join place_inspection i on i.municipality_id = f.municipality_id and i.id = f.inspection_id
                    where f.municipality_id = :municipality and i.place_id = :place
                    """)
                    .param("municipality", municipality.value())
                    .param("place", placeId)
                    .query((row, number) -> findings.computeIfAbsent(
                                    row.getObject("inspection_id", UUID.class), id -> new ArrayList<>())
                            .add(new Inspection.Finding(
                                    SafetyArea.valueOf(row.getString("area")),
                                    Inspection.Grade.valueOf(row.getString("grade")),
                                    row.getString("remark"))))
                    .list();
            return db.sql("""
                            select id, inspected_on, light, summary
                            from place_inspection
                            where municipality_id = :municipality and place_id = :place
                            order by inspected_on desc, made_at desc
                            """)
                    .param("municipality", municipality.value())
                    .param("place", placeId)
                    .query((row, number) -> {
                        var id = row.getObject("id", UUID.class);
                        return new Inspection(
                                id,
                                row.getObject("inspected_on", LocalDate.class),
                                Inspection.Light.valueOf(row.getString("light")),
                                findings.getOrDefault(id, List.of()).stream()
                                        .sorted(Comparator.comparing(Inspection.Finding::area))
                                        .toList(),
                                row.getString("summary"));
                    })
                    .list();
        });
    }

    /// @param inspection its texts screened
    public void add(MunicipalityId municipality, UUID placeId, Inspection inspection, Actor actor) {
        database.run(municipality, db -> {
            db.sql("""
                    insert into place_inspection (municipality_id, id, place_id, inspected_on, light, summary)
                    values (:municipality, :id, :place, :day, :light, :summary)
                    """)
                    .param("municipality", municipality.value())
                    .param("id", inspection.id())
                    .param("place", placeId)
                    .param("day", inspection.inspectedOn())
                    .param("light", inspection.light().name())
                    .param("summary", inspection.summary())
                    .update();
            for (var finding : inspection.findings()) {
                db.sql("""
                        insert into place_finding (municipality_id, inspection_id, area, grade, remark)
                        values (:municipality, :id, :area, :grade, :remark)
                        """)
                        .param("municipality", municipality.value())
                        .param("id", inspection.id())
                        .param("area", finding.area().name())
                        .param("grade", finding.grade().name())
                        .param("remark", finding.remark())
                        .update();
            }
            audit.record(
                    db,
                    actor,
                    AuditEntry.of(municipality, "place.add-inspection", "place", placeId)
                            .withCode("inspection", inspection.id().toString())
                            .with("areas", inspection.findings().size())
                            .with("wanting", inspection.wanting()));
        });
    }
}
