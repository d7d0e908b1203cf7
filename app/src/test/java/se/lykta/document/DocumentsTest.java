package se.lykta.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class DocumentsTest {
    @Test
    void writeWhatCanBeRead() throws Exception {
        var minutes = new Document(
                "Veckomöte v. 48",
                List.of("Perioden 2026-11-16 till 2026-11-22", "Utkast"),
                List.of(new Document.Section("Beslut", List.of("1. Laga lampan <vid> torget & ån. Åäö", "2. Mer"))),
                "sv");
        try (var document =
                Loader.loadPDF(Objects.requireNonNull(documents().pdf(minutes).getBody()))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Veckomöte v. 48", "Beslut", "Laga lampan <vid> torget & ån. Åäö");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        }
        var parts = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(
                Objects.requireNonNull(documents().docx(minutes).getBody())))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        for (var part : parts.values()) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(parts).containsKeys("[Content_Types].xml", "_rels/.rels", "word/styles.xml");
        assertThat(parts.get("word/document.xml")).contains("Heading1", "&lt;vid&gt; torget &amp; ån. Åäö");
    }

    private static Documents documents() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("/templates/");
        resolver.setSuffix(".html");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return new Documents(new PdfDocuments(engine));
    }
}
