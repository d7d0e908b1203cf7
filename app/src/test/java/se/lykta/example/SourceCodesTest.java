package se.lykta.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.lykta.ingest.ShippedTemplates;
import se.lykta.ingest.Template;
import se.lykta.municipality.Category;
import se.lykta.municipality.IncidentSource;
import se.lykta.municipality.Municipality;
import se.lykta.municipality.MunicipalityFile;
import se.lykta.municipality.MunicipalityReading;
import se.lykta.municipality.ShippedMunicipality;

/// Do the shipped templates and the shipped municipality name the same sources and categories?
class SourceCodesTest {

    @TempDir
    static Path folder;

    static List<Template> templates() {
        return ShippedTemplates.names().stream()
                .map(name -> ShippedTemplates.find(name).orElseThrow())
                .toList();
    }

    /// British files are no source of a Swedish municipality: their municipality is a test's.
    @ParameterizedTest
    @MethodSource("templates")
    void namesASourceOfTheMunicipality(Template template) {
        var municipality = template.about().name().equals("police-uk")
                ? read(Path.of("src/test/resources/municipalities/lancashire.json"))
                : shipped();
        assertThat(sources(municipality)).contains(template.about().source());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void namesCategoriesOfTheMunicipality(Template template) {
        var rule = template.what().category();
        var codes = new ArrayList<>(rule.values().values());
        codes.add(rule.fixed() == null ? "OTHER" : rule.fixed());
        codes.add(rule.otherwise() == null ? "OTHER" : rule.otherwise());
        assertThat(categories(shipped())).containsAll(codes);
    }

    @Test
    void knowsTheSourcesAndCategoriesOfTheExample(@TempDir Path files) throws Exception {
        var set = ExampleSet.draw(ExampleData.SEED, LocalDate.of(2026, 11, 23));
        for (var written : ExampleFiles.write(set, files)) {
            assertThat(sources(shipped())).contains(written.template().about().source());
        }
        assertThat(sources(shipped())).contains(GuardReports.SOURCE);
        assertThat(categories(shipped()))
                .containsAll(set.staffObservations().stream()
                        .map(StaffObservation::category)
                        .toList())
                .containsAll(
                        set.guardReports().stream().map(GuardReport::category).toList())
                .containsAll(set.reportedCrimes().stream()
                        .map(PoliceFigures.ReportedCrime::category)
                        .toList());
    }

    private static Set<String> sources(Municipality municipality) {
        return municipality.words().sources().stream().map(IncidentSource::code).collect(Collectors.toSet());
    }

    private static Set<String> categories(Municipality municipality) {
        return municipality.words().taxonomy().categories().stream()
                .map(Category::code)
                .collect(Collectors.toSet());
    }

    private static Municipality shipped() {
        return read(ShippedMunicipality.unpack(ShippedMunicipality.EXAMPLE, folder));
    }

    private static Municipality read(Path file) {
        return switch (MunicipalityFile.read(file)) {
            case MunicipalityReading.Read read -> read.municipality();
            case MunicipalityReading.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
